package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The view that a training has of its trial (a setting of what the experiment varies, run with one
 * seed): a seed, a device, images, and methods that record epochs.
 */
public interface TrainingTrial {

    /** {@return the seed from which everything random in this trial is drawn} */
    long seed();

    /** {@return the number of epochs to train in all, at least 1} */
    int epochs();

    /**
     * {@return the DJL manager that creates arrays on the trial's device and frees them when the
     * trial, a setting run with one seed, ends}
     */
    NDManager manager();

    /**
     * {@return the data set, with only as many of its first images as the experiment's design asks
     * for}
     */
    Dataset dataset();

    /**
     * Returns the data set on the device: the central square of each image, standardised by its own
     * mean and deviation. It is made once and shared by all trials (settings run with one seed); do
     * not change or close its arrays.
     *
     * @param crop side of the square, in pixels
     * @return train and test images and labels
     */
    ImageTensors tensors(int crop);

    /**
     * Continues this trial (a setting run with one seed) where a killed run left it. If an earlier
     * run of the same trial (same code, data, parameters and seed) left a checkpoint, this method
     * passes its arrays to {@code restore} and keeps the metrics up to its epoch. Otherwise the
     * trial begins at epoch 1, and so does a trial that never calls this method.
     *
     * <pre>{@code
     * for (int epoch = trial.resume(this::restore) + 1; epoch <= epochs; epoch++) {
     *     ...
     *     trial.epoch(epoch, metrics, images, state);
     * }
     * }</pre>
     *
     * @param restore copies the arrays; they are freed when it returns. Not called if there is no
     *     checkpoint
     * @return the last finished epoch; 0 if there is no checkpoint
     * @throws IOException if the checkpoint cannot be read any more
     * @throws IllegalStateException if this method was called before, or an epoch was recorded
     */
    int resume(Consumer<Checkpoint> restore) throws IOException;

    /**
     * Keeps which test images the network gets right after the last epoch, one bit per image. Call
     * it before that epoch is recorded; {@link Classifier#test} does so. Without a call the trial
     * (a setting run with one seed) is compared by its metrics only.
     *
     * @param classes the true class of each test image. Nothing is kept if they are not those of
     *     the data set's test images, in its order: the images would be others
     * @param right whether each test image was classified right
     * @throws IOException if the answers cannot be written
     */
    default void tested(int[] classes, boolean[] right) throws IOException {}

    /**
     * Records an epoch without a state from which a killed run could continue.
     *
     * @param epoch counted from 1; 0 for the untrained network
     * @param metrics by name; accuracies as fractions of 1
     * @param images number of training images that the epoch processed, for images per second; 0 if
     *     none
     * @throws IOException if the metrics cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     */
    default void epoch(int epoch, Map<String, Double> metrics, long images) throws IOException {
        epoch(epoch, metrics, images, Map.of());
    }

    /**
     * Records an epoch of the trial, which is a setting run with one seed. When this method
     * returns, its metrics and its state are on disk.
     *
     * @param epoch counted from 1; 0 for the untrained network
     * @param metrics by name; accuracies as fractions of 1
     * @param images number of training images that the epoch processed, for images per second; 0 if
     *     none
     * @param state everything that the following epochs depend on, by name; {@link #resume} returns
     *     it. If empty, a killed run cannot continue after this epoch. The arrays are not closed
     * @throws IOException if they cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     */
    void epoch(int epoch, Map<String, Double> metrics, long images, Map<String, NDArray> state)
            throws IOException;
}
