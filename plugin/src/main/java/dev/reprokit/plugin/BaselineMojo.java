package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.UserCommand;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.util.List;

/**
 * Makes the results of the latest run the baseline with which the goal {@code check} compares later
 * runs: one small CSV file per experiment, to be committed and reviewed like code. Appends each to
 * the history of its experiment. The goal trains nothing but the seeds that a baseline holds back
 * ({@code baseline.seeds}), and refuses evidence that is missing, unfinished, or of other code,
 * data or parameters.
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class BaselineMojo extends AbstractSelectionMojo {
    /**
     * The reason why these results are accepted, for those who review the change. Required if a
     * baseline is replaced.
     */
    @Parameter(property = "repro.baseline.reason")
    private String reason;

    /**
     * The ids of claims that are not reproduced, or contradicted at this scale, separated by
     * commas, e.g. {@code L3,Z7}, where that is known and accepted: {@code check} then passes as
     * long as they are. Each is the id of one claim of the selected experiments. Requires a reason,
     * which is kept beside the claim. Disagreements that were accepted earlier stay while the
     * claims are refuted.
     */
    @Parameter(property = "repro.baseline.accept")
    private String accept;

    /**
     * The number of seeds of each condition in the baseline. A run that has fewer is completed:
     * their trials run now, and the baseline holds them back to decide whether a later run that
     * looks different has changed; with 20, {@code check} notices twice as much. By default as many
     * as the baseline that is replaced has, or else those of the run.
     */
    @Parameter(property = "repro.baseline.seeds")
    private String baselineSeeds;

    /** The goal {@code baseline}. */
    public BaselineMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        BaselineFolder baselines = new BaselineFolder(baselineDirectory.toPath().toAbsolutePath());
        String remedy = UserCommand.of(session, "verify");
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(selection(check), check);
        List<String> disagreements =
                check.ids("baseline.accept", accept, "the ids of claims, e.g. L3,Z7");
        Integer seeds =
                baselineSeeds == null
                        ? null
                        : check.wholeNumber("baseline.seeds", baselineSeeds, 1, 1000);
        check.rejectBad();
        reproduceAlone(
                settings,
                reproduction ->
                        reproduction.accept(baselines, reason, disagreements, seeds, remedy));
    }
}
