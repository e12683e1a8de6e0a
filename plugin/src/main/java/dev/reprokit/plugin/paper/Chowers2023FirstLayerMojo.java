package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code chowers2023-first-layer}, reports, judges, and fails the build if a
 * claim is broken. Do first layers learn the same energy profile from true, random and computed
 * labels, and does the condition of the second convolution's input tell why its probe is odd?
 */
@Mojo(
        name = "chowers2023-first-layer",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Chowers2023FirstLayerMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code chowers2023-first-layer}. */
    public Chowers2023FirstLayerMojo() {}
}
