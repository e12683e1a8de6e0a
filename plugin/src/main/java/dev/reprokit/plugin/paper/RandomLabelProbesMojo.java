package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code random-label-probes}, reports, judges, and fails the build if a claim
 * is broken. Do the layers of a network that memorises random labels come to separate the true
 * classes?
 */
@Mojo(
        name = "random-label-probes",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RandomLabelProbesMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code random-label-probes}. */
    public RandomLabelProbesMojo() {}
}
