package dev.reprokit.experiment;

import ai.djl.Device;

import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.TrainingTrial;

import java.io.IOException;

/** One condition with one seed, as an experiment sees it while it runs. */
public interface Trial extends TrainingTrial {

    /** {@return what this trial varies} */
    Condition condition();

    /** {@return how much of the protocol to repeat} */
    Scale scale();

    /** {@return the device to compute on} */
    Device device();

    /**
     * A network that {@link ClassificationRun#run} has trained with this trial's seed, on this
     * trial's data. If an equal training was done before, by whatever trial of whatever experiment,
     * its result is taken from the cache; if another trial of this run is at it, this one waits for
     * it; else it is done here, and kept. It records no epochs of this trial.
     *
     * @param run what is trained, and how. Its network is a record, and so are the networks among
     *     its components: the names and components of these records say which network it is
     * @param trainLabels what to fit: true or corrupted classes of the training images
     * @param epochs after which epochs the parameters are wanted, in any order; trained is as far
     *     as the last of them. Trainings that keep other epochs are not equal. 0, the untrained
     *     network, costs nothing
     * @return the trained network
     * @throws IOException if it can be neither read nor written
     * @throws DivergedException if a metric of its training is infinite or not a number
     * @throws IllegalArgumentException if the network is no record, an epoch is negative or all are
     *     0
     */
    Backbone backbone(ClassificationRun run, int[] trainLabels, int... epochs) throws IOException;

    /** {@return how many epochs the condition asks for} */
    @Override
    default int epochs() {
        return condition().epochs();
    }
}
