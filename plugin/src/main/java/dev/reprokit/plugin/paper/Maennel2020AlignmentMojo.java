package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code maennel2020-alignment}, reports, judges, and fails the build if a
 * claim is broken. How does memorising random labels of Gaussian inputs spread the first layer's
 * weights along each input?
 */
@Mojo(
        name = "maennel2020-alignment",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Maennel2020AlignmentMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code maennel2020-alignment}. */
    public Maennel2020AlignmentMojo() {}
}
