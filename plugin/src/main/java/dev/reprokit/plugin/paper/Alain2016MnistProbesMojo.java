package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code alain2016-mnist-probes}, reports, judges, and fails the build if a
 * claim is broken. How well does each layer of networks that read digits separate them?
 */
@Mojo(
        name = "alain2016-mnist-probes",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Alain2016MnistProbesMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code alain2016-mnist-probes}. */
    public Alain2016MnistProbesMojo() {}
}
