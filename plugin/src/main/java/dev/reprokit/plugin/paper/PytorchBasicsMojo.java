package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code pytorch-basics}, reports, judges, and fails the build if a claim is
 * broken. Do gradients, optimiser steps and saved weights do what their formulas say?
 */
@Mojo(
        name = "pytorch-basics",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class PytorchBasicsMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code pytorch-basics}. */
    public PytorchBasicsMojo() {}
}
