package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code auto-label-probes}, reports, judges, and fails the build if a claim is
 * broken. Do labels that are computed from the image teach a network more than random ones?
 */
@Mojo(
        name = "auto-label-probes",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class AutoLabelProbesMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code auto-label-probes}. */
    public AutoLabelProbesMojo() {}
}
