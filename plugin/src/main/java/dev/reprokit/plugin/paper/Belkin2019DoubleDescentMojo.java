package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code belkin2019-double-descent}, reports, judges, and fails the build if a
 * claim is broken. Does the test error peak at as many random Fourier features as training images,
 * and then fall below the lowest of fewer features?
 */
@Mojo(
        name = "belkin2019-double-descent",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Belkin2019DoubleDescentMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code belkin2019-double-descent}. */
    public Belkin2019DoubleDescentMojo() {}
}
