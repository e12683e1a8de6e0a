package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code zhang2017-regularization}, reports, judges, and fails the build if a
 * claim is broken. Do random crops, weight decay, dropout, batch normalisation and early stopping
 * explain why networks generalise?
 */
@Mojo(
        name = "zhang2017-regularization",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Zhang2017RegularizationMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code zhang2017-regularization}. */
    public Zhang2017RegularizationMojo() {}
}
