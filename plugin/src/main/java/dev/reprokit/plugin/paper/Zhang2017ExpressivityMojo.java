package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code zhang2017-expressivity}, reports, judges, and fails the build if a
 * claim is broken. Do 2n + d weights fit any labels of n distinct points in d dimensions, and how
 * many does gradient descent need?
 */
@Mojo(
        name = "zhang2017-expressivity",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Zhang2017ExpressivityMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code zhang2017-expressivity}. */
    public Zhang2017ExpressivityMojo() {}
}
