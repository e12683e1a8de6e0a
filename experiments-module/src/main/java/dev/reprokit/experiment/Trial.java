package dev.reprokit.experiment;

import ai.djl.Device;

import dev.reprokit.data.Input;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.TrainingTrial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A trial: one condition (one setting of what the experiment varies) with one seed. An experiment's
 * {@link Experiment#run} receives it, reads from it what to do, and records each epoch with it.
 *
 * <pre>{@code
 * public void run(Trial trial) throws Exception {
 *     double bias = Double.parseDouble(trial.condition().parameters().get("bias"));
 *     RandomGenerator random = RandomStream.of(trial.seed(), "coin");
 *     for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
 *         double heads = random.nextDouble() < bias ? 1 : 0;
 *         trial.epoch(epoch, Map.of("heads", heads), 0);
 *     }
 * }
 * }</pre>
 */
public interface Trial extends TrainingTrial {

    /** {@return the condition of this trial: one setting of what the experiment varies} */
    Condition condition();

    /**
     * Returns the arm of this trial's condition.
     *
     * @param arms the enum of the experiment's arms
     * @return the constant with the condition's id
     * @throws IllegalArgumentException if none has it
     */
    default <A extends Enum<A> & Arm> A arm(Class<A> arms) {
        return arm(List.of(arms.getEnumConstants()));
    }

    /**
     * Returns the arm of this trial's condition.
     *
     * @param arms the experiment's arms
     * @return the one with the condition's id
     * @throws IllegalArgumentException if none has it
     */
    default <A extends Arm> A arm(Collection<A> arms) {
        return arms.stream()
                .filter(arm -> arm.id().equals(condition().id()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is none of the arms %s"
                                                .formatted(condition().id(), arms)));
    }

    /**
     * {@return the scale of the run: how much of the published protocol (images, networks, epochs)
     * to repeat}
     */
    Scale scale();

    /** {@return the device to compute on} */
    Device device();

    /**
     * Returns a backbone: a trained network that several trials go on from, e.g. to examine its
     * layers, and that is trained only once. {@link ClassificationRun#run} trains it with this
     * trial's seed, on this trial's data. If the same training was done before, by any trial of any
     * experiment, its result comes from the cache. If another trial of this run is training it now,
     * this trial waits for it. Otherwise this trial trains it and the cache keeps it. The
     * training's epochs are not recorded as epochs of this trial.
     *
     * @param run network and protocol of the training. The network must be a record, and so must
     *     the networks among its components: names and components of these records identify the
     *     network
     * @param trainLabels the labels to fit: true or corrupted classes of the training images, one
     *     per image; if there are fewer labels than images, the first images are trained on
     * @param epochs the epochs after which the parameters are wanted, in any order; the training
     *     ends with the last of them. Trainings that keep other epochs count as different. 0, the
     *     untrained network, costs nothing
     * @return the trained network
     * @throws IOException if it can be neither read nor written
     * @throws DivergedException if a metric of its training is infinite or not a number
     * @throws IllegalArgumentException if the network is not a record, an epoch is negative, all
     *     epochs are 0, or there are more labels than training images, or none
     */
    Backbone backbone(ClassificationRun run, int[] trainLabels, int... epochs) throws IOException;

    /**
     * Returns a file or folder of one's own that the design declares by its name. A trial whose
     * files have changed since the run began is not kept, and ends the run.
     *
     * @param name its name in {@link Design#reading(String...)}
     * @return its path on the machine that runs this trial
     * @throws IllegalArgumentException if the design does not declare it; the message lists what it
     *     declares
     */
    Path file(String name);

    /**
     * Returns data of one's own that the design declares. They were read before the first trial (a
     * condition run with one seed) began, and all trials share them: do not change them.
     *
     * @param input equal to one in {@link Design#reading(Input...)}
     * @return what {@link Input#read} returned
     * @throws IllegalArgumentException if the design does not declare it
     */
    <T> T read(Input<T> input);

    /**
     * {@return the number of epochs that this trial's condition (its setting of what the experiment
     * varies) runs}
     */
    @Override
    default int epochs() {
        return condition().epochs();
    }
}
