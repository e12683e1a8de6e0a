package dev.reprokit.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code random-label-probes-without-lrn}, reports, judges, and fails the build
 * if a claim is broken. Why does the probe of the second convolution break down while a network
 * without LRN memorises random labels?
 */
@Mojo(
        name = "random-label-probes-without-lrn",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RandomLabelProbesWithoutLrnMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code random-label-probes-without-lrn}. */
    public RandomLabelProbesWithoutLrnMojo() {}
}
