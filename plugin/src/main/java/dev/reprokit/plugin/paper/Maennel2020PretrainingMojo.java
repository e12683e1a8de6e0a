package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code maennel2020-pretraining}, reports, judges, and fails the build if a
 * claim is broken. Does fitting random labels help to learn true ones sooner?
 */
@Mojo(
        name = "maennel2020-pretraining",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Maennel2020PretrainingMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code maennel2020-pretraining}. */
    public Maennel2020PretrainingMojo() {}
}
