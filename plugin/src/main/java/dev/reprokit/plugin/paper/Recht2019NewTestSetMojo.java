package dev.reprokit.plugin.paper;

import dev.reprokit.plugin.AbstractSingleExperimentMojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the experiment {@code recht2019-new-test-set}, reports, judges, and fails the build if a
 * claim is broken. Do classifiers lose accuracy on a new test set, and does their order stay?
 */
@Mojo(
        name = "recht2019-new-test-set",
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class Recht2019NewTestSetMojo extends AbstractSingleExperimentMojo {

    /** The goal {@code recht2019-new-test-set}. */
    public Recht2019NewTestSetMojo() {}
}
