package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code random-labels}, reports, judges, and fails the build if a claim is
 * broken. Do networks fit labels that are pure chance, and generalise not at all?
 */
@Mojo(
        name = "random-labels",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RandomLabelsMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code random-labels}. */
    public RandomLabelsMojo() {}
}
