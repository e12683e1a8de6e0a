package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code zhang2017-kernel}, reports, judges, and fails the build if a claim is
 * broken. Does the exact solution of a linear system with a Gaussian kernel generalise without
 * regularisation?
 */
@Mojo(
        name = "zhang2017-kernel",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Zhang2017KernelMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code zhang2017-kernel}. */
    public Zhang2017KernelMojo() {}
}
