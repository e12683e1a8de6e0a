package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Trial;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;

import java.io.IOException;

/**
 * Where a trial gets trained networks from. An interface, so that how they are kept is no part of
 * the code that a trial's key covers.
 */
@FunctionalInterface
interface BackboneSource {

    /**
     * A trained network.
     *
     * @param user the trial that asks; {@link Trial#backbone} tells of the rest
     */
    Backbone get(Trial user, ClassificationRun run, int[] trainLabels, int... epochs)
            throws IOException;
}
