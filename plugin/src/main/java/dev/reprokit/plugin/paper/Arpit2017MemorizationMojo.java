package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code arpit2017-memorization}, reports, judges, and fails the build if a
 * claim is broken. Do networks learn patterns before they memorise noise?
 */
@Mojo(
        name = "arpit2017-memorization",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Arpit2017MemorizationMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code arpit2017-memorization}. */
    public Arpit2017MemorizationMojo() {}
}
