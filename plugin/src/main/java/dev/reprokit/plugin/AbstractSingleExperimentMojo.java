package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

import java.util.List;

/** One experiment from training to verdict. */
public abstract class AbstractSingleExperimentMojo extends AbstractJudgingMojo {
    @Override
    final List<String> selection(ParameterCheck check) {
        if (execution.getSource() == MojoExecution.Source.CLI
                && session.getUserProperties().containsKey("repro.experiments")) {
            check.problem(
                    "-Drepro.experiments: the goal %s runs its own experiment only; repro:run runs others"
                            .formatted(execution.getGoal()));
        }
        return List.of(execution.getGoal());
    }

    @Override
    final void perform(Reproduction reproduction)
            throws MojoExecutionException, MojoFailureException {
        List<Plan> plans = reproduction.plans();
        reproduction.run(plans);
        reproduction.report(new BaselineFolder(baselineDirectory.toPath()));
        reproduction.judge(plans, judging(UserCommand.of(session)));
    }
}
