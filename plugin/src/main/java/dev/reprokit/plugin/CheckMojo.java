package dev.reprokit.plugin;

import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.project.UserCommand;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.util.List;

/**
 * Judges: fails the build if a claim of a selected experiment is not reproduced, or if its results
 * are worse than its baseline, and shows all verdicts in a table. Evidence that is missing,
 * unfinished, or of other code, data or parameters is a failure of its own, never a pass.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractJudgingMojo {
    /**
     * The experiments, by id or glob, separated by commas: {@code lrn-removal}, {@code *-labels}.
     * Unless it is given, all experiments on the runtime class path; the goal {@code list} shows
     * them.
     */
    @Parameter(property = "repro.experiments", defaultValue = "*")
    protected String experiments;

    /** The goal {@code check}. */
    public CheckMojo() {}

    @Override
    List<String> selection(ParameterCheck check) {
        check.mistaken(session.getUserProperties(), "experiment", "experiments");
        return check.selection("experiments", experiments);
    }

    @Override
    void perform(Reproduction reproduction) throws MojoExecutionException, MojoFailureException {
        reproduction.judge(
                reproduction.plans(),
                judging(
                        UserCommand.of(session, "verify")
                                + ", or the goal repro:run before repro:check"));
    }
}
