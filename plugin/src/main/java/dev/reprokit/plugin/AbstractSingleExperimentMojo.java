package dev.reprokit.plugin;

import dev.reprokit.record.Plan;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

import java.util.List;

/** One experiment from training to verdict. */
abstract class AbstractSingleExperimentMojo extends AbstractExperimentMojo {
    /** Whether a claim that the evidence leaves undecided fails the build, too. */
    @Parameter(property = "repro.failOnInconclusive", defaultValue = "false")
    protected boolean failOnInconclusive;

    @Override
    final List<String> selection(ParameterCheck check) {
        return List.of(execution.getGoal());
    }

    @Override
    final void perform(Reproduction reproduction)
            throws MojoExecutionException, MojoFailureException {
        List<Plan> plans = reproduction.plans();
        reproduction.run(plans);
        reproduction.report();
        reproduction.judge(plans, failOnInconclusive, UserCommand.of(session));
    }
}
