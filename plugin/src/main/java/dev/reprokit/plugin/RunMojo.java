package dev.reprokit.plugin;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Trains: runs the selected experiments, each in a JVM of its own, and records metrics and
 * verdicts. It never judges; the goal {@code check} does. It fails the build where an experiment
 * could not be run, after all the others have been.
 */
@Mojo(
        name = "run",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RunMojo extends AbstractSelectionMojo {

    /** The goal {@code run}. */
    public RunMojo() {}

    @Override
    void perform(Reproduction reproduction) throws MojoExecutionException {
        reproduction.run(reproduction.plans());
    }
}
