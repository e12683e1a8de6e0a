package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code zhang2017-label-corruption}, reports, judges, and fails the build if a
 * claim is broken. How much longer does it take to fit partly random labels, and how much worse do
 * networks then generalise?
 */
@Mojo(
        name = "zhang2017-label-corruption",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Zhang2017LabelCorruptionMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code zhang2017-label-corruption}. */
    public Zhang2017LabelCorruptionMojo() {}
}
