package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code zhang2017-randomization}, reports, judges, and fails the build if a
 * claim is broken. Do networks fit random labels and random pixels with unchanged hyper-parameters,
 * and how much later than true ones?
 */
@Mojo(
        name = "zhang2017-randomization",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Zhang2017RandomizationMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code zhang2017-randomization}. */
    public Zhang2017RandomizationMojo() {}
}
