package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code alain2016-linear-probes}, reports, judges, and fails the build if a
 * claim is broken. How well does each layer of a full AlexNet separate the classes while it learns?
 */
@Mojo(
        name = "alain2016-linear-probes",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Alain2016LinearProbesMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code alain2016-linear-probes}. */
    public Alain2016LinearProbesMojo() {}
}
