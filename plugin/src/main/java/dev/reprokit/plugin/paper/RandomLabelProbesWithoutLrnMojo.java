package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code random-label-probes-without-lrn}, reports, judges, and fails the build
 * if a claim is broken. Is it the features or the probe's optimizer that breaks down at the second
 * convolution?
 */
@Mojo(
        name = "random-label-probes-without-lrn",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RandomLabelProbesWithoutLrnMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code random-label-probes-without-lrn}. */
    public RandomLabelProbesWithoutLrnMojo() {}
}
