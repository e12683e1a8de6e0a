package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Trial;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;

import java.io.IOException;

/**
 * Provides trained networks to trials. It is an interface, so that the code that stores them is not
 * part of the code that a trial's key covers.
 */
@FunctionalInterface
interface BackboneSource {

    /**
     * Returns a trained network.
     *
     * @param user the trial that requests it; {@link Trial#backbone} explains the rest
     * @param time decides whether the training goes on
     * @throws StoppedException if it has to end
     */
    Backbone get(
            Trial user, Timekeeper time, ClassificationRun run, int[] trainLabels, int... epochs)
            throws IOException;
}
