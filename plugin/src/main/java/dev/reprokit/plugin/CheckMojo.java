package dev.reprokit.plugin;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Judges: fails the build if a claim of a selected experiment is not reproduced, and shows all
 * verdicts in a table. Evidence that is missing, unfinished, or of other code, data or parameters
 * is a failure of its own, never a pass.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractSelectionMojo {
    /** Whether a claim that the evidence leaves undecided fails the build, too. */
    @Parameter(property = "repro.failOnInconclusive", defaultValue = "false")
    protected boolean failOnInconclusive;

    /** The goal {@code check}. */
    public CheckMojo() {}

    @Override
    void perform(Reproduction reproduction) throws MojoExecutionException, MojoFailureException {
        reproduction.judge(
                reproduction.plans(),
                failOnInconclusive,
                UserCommand.of(session, "verify") + ", or the goal repro:run before repro:check");
    }
}
