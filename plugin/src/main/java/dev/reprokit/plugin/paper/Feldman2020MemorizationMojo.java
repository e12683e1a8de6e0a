package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code feldman2020-memorization}, reports, judges, and fails the build if a
 * claim is broken. Which training images do networks know only by heart?
 */
@Mojo(
        name = "feldman2020-memorization",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Feldman2020MemorizationMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code feldman2020-memorization}. */
    public Feldman2020MemorizationMojo() {}
}
