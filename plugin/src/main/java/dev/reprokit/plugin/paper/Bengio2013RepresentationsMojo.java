package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code bengio2013-representations}, reports, judges, and fails the build if a
 * claim is broken. By which representation does a linear classifier tell classes apart best?
 */
@Mojo(
        name = "bengio2013-representations",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Bengio2013RepresentationsMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code bengio2013-representations}. */
    public Bengio2013RepresentationsMojo() {}
}
