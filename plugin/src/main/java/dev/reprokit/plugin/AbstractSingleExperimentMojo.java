package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.gate.JudgingOptions;
import dev.reprokit.plugin.parameter.BuildBudget;
import dev.reprokit.plugin.parameter.JudgingParameters;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

import java.util.List;

/** Base of the goals that run, report and judge the one experiment that has the goal's name. */
public abstract class AbstractSingleExperimentMojo extends AbstractExperimentMojo {
    /**
     * Lets an inconclusive claim fail the build, too. Claims that are undecided yet, since a budget
     * of time was spent, still pass.
     */
    @Parameter(property = "repro.failOnInconclusive", defaultValue = "false")
    protected boolean failOnInconclusive;

    /**
     * The way in which a run is compared with its baseline. {@code statistical}: the build fails if
     * a metric has moved beyond chance and beyond its tolerance. {@code exact}: it fails if a
     * single bit has changed; this needs the same environment and the same seeds.
     */
    @Parameter(property = "repro.compare", defaultValue = "statistical")
    protected String compare;

    /**
     * The consequence of a missing baseline: {@code fail}; {@code warn}; or {@code create}, which
     * makes this run the baseline, and never overwrites one.
     */
    @Parameter(property = "repro.baseline.missing", defaultValue = "warn")
    protected String baselineMissing;

    /**
     * Appends each run that is judged as designed to the history of its experiment, {@code
     * history/SCALE/EXPERIMENT.csv} beside the baselines, once per run. For a nightly job, which
     * has to keep the files.
     */
    @Parameter(property = "repro.history", defaultValue = "false")
    protected boolean history;

    /**
     * The main file of a text in LaTeX that takes numbers of claims, or several, separated by
     * commas. The build fails if a number does not exist, or is written out and not the present
     * one. A relative path is resolved against the project's folder.
     */
    @Parameter(property = "repro.text")
    protected String text;

    /**
     * Whether fresh seeds are run where results may differ from the baseline: {@code auto}, if the
     * baseline holds back seeds to compare them with, or {@code never}. Nothing runs where nothing
     * differs.
     */
    @Parameter(property = "repro.confirm", defaultValue = "auto")
    protected String confirm;

    /**
     * The time that all runs of this build may take together, counted from its start, e.g. {@code
     * 6h} or {@code 1h30m}. Then trials stop after their last finished epoch, and the build
     * succeeds. An experiment of which seeds are missing is undecided yet, and the same command
     * goes on. By default runs take as long as they take.
     */
    @Parameter(property = "repro.budget")
    protected String budget;

    /**
     * The consequence of a call in an experiment's code that walks into a trap, which is something
     * that a library does with valid input and one would not guess: {@code warn}, the log names it;
     * {@code fail}, the build fails before anything is trained; or {@code off}. The report names it
     * in any case.
     */
    @Parameter(property = "repro.traps", defaultValue = "warn")
    protected String traps;

    @Override
    final boolean judgesImported() {
        return true;
    }

    @Override
    final void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new ParameterCheck();
        rejectOthers(check);
        Settings settings = settings(List.of(execution.getGoal()), check);
        JudgingOptions judging =
                new JudgingParameters(check)
                        .read(
                                failOnInconclusive,
                                compare,
                                baselineMissing,
                                baselineDirectory,
                                history,
                                text,
                                project.getBasedir(),
                                UserCommand.of(session),
                                UserCommand.toAcceptBaseline(session, execution));
        boolean confirms = check.confirms(confirm);
        BuildBudget time = budget(budget, check);
        String policy = check.oneOf("traps", traps, TrapPolicy.ids());
        check.rejectBad();
        BaselineFolder baselines = new BaselineFolder(baselineDirectory.toPath());
        reproduceAlone(
                settings,
                reproduction -> {
                    reproduction.begin();
                    reproduction.applyToTraps(TrapPolicy.of(policy));
                    List<Plan> plans = reproduction.plans();
                    reproduction.run(plans, confirms ? baselines : null, time);
                    reproduction.report(baselines);
                    reproduction.judge(plans, judging);
                });
    }

    private void rejectOthers(ParameterCheck check) {
        if (execution.getSource() == MojoExecution.Source.CLI
                && session.getUserProperties().containsKey("repro.experiments")) {
            check.problem(
                    "-Drepro.experiments: the goal %s runs its own experiment only; repro:run runs others"
                            .formatted(execution.getGoal()));
        }
    }
}
