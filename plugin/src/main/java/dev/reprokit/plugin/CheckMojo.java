package dev.reprokit.plugin;

import dev.reprokit.gate.JudgingOptions;
import dev.reprokit.plugin.parameter.JudgingParameters;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.UserCommand;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Decides whether the build passes, by the verdicts that {@code run} has recorded and by the
 * baselines, and shows all verdicts in a table. Fails the build if a claim is invalid, or is
 * contradicted and its baseline does not accept that, and if results differ from their baseline
 * beyond chance and tolerance, for the worse or for the better. Evidence that is missing,
 * unfinished, or of other code, data or parameters is a failure of its own, never a pass. Tells
 * what drifts over the history of an experiment. Checks the numbers in what {@code text} names.
 * Writes into the run folder {@code verdict}, one word: {@code passed}, {@code warned} or {@code
 * failed}; and if a run differs from its baseline, the file that would replace it, {@code
 * EXPERIMENT/baseline.csv}. Outside of it, writes the baseline itself if {@code baseline.missing}
 * is {@code create}, and an entry of the history if {@code history} is set. In a GitHub Actions
 * job, prints annotations for claims that fail or have turned since the baseline.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractSelectionMojo {
    /**
     * Lets an inconclusive claim fail the build, too. Claims that are undecided yet, since a budget
     * of time was spent, still pass.
     */
    @Parameter(property = "repro.failOnInconclusive", defaultValue = "false")
    private boolean failOnInconclusive;

    /**
     * The way in which a run is compared with its baseline. {@code statistical}: the build fails if
     * a metric has moved beyond chance and beyond its tolerance. {@code exact}: it fails if a
     * single bit has changed; this needs the same environment and the same seeds.
     */
    @Parameter(property = "repro.compare", defaultValue = "statistical")
    private String compare;

    /**
     * The consequence of a missing baseline: {@code fail}; {@code warn}; or {@code create}, which
     * makes this run the baseline, and never overwrites one.
     */
    @Parameter(property = "repro.baseline.missing", defaultValue = "warn")
    private String baselineMissing;

    /**
     * Appends each run that is judged as designed to the history of its experiment, {@code
     * history/SCALE/EXPERIMENT.csv} beside the baselines, once per run. For a nightly job, which
     * has to keep the files.
     */
    @Parameter(property = "repro.history", defaultValue = "false")
    private boolean history;

    /**
     * The main file of a text in LaTeX that takes numbers of claims, or several, separated by
     * commas. The build fails if a number does not exist, or is written out and not the present
     * one. A relative path is resolved against the project's folder.
     */
    @Parameter(property = "repro.text")
    private String text;

    /** The goal {@code check}. */
    public CheckMojo() {}

    @Override
    boolean judgesImported() {
        return true;
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(selection(check), check);
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
                                UserCommand.of(session, "verify")
                                        + ", or the goal repro:run before repro:check",
                                UserCommand.toAcceptBaseline(session, execution));
        check.rejectBad();
        Steps steps =
                reproduction -> {
                    reproduction.begin();
                    reproduction.judge(reproduction.plans(), judging);
                };
        if (history || "create".equals(baselineMissing)) {
            reproduceAlone(settings, steps);
        } else {
            reproduceReading(settings, steps);
        }
    }
}
