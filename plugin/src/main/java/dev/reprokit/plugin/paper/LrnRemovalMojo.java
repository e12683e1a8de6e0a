package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code lrn-removal}, reports, judges, and fails the build if a claim is
 * broken. Does an AlexNet without local response normalisation learn as well, and faster?
 */
@Mojo(
        name = "lrn-removal",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class LrnRemovalMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code lrn-removal}. */
    public LrnRemovalMojo() {}
}
