package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** What a training needs: a seed, where to compute, on which images, and where to record. */
public interface TrainingTrial {

    /** {@return the seed that everything random in this trial is drawn from} */
    long seed();

    /** {@return how many epochs to train in all, from 1 on} */
    int epochs();

    /** {@return a manager on the device that is closed when the trial ends} */
    NDManager manager();

    /** {@return the data set, cut to the design's size} */
    Dataset dataset();

    /**
     * The data set on the device: centre-cropped, each image standardised, made once and shared by
     * all trials. Do not change or close its arrays.
     *
     * @param crop height and width of the centre crop, in pixels
     * @return train and test images and labels
     */
    ImageTensors tensors(int crop);

    /**
     * Goes on where a killed run left this trial. Where the same trial (same code, data, parameters
     * and seed) has a checkpoint, its arrays are handed over, and the metrics up to its epoch stay;
     * otherwise the trial begins anew. An experiment that does not ask begins anew, too.
     *
     * <pre>{@code
     * for (int epoch = trial.resume(this::restore) + 1; epoch <= epochs; epoch++) {
     *     ...
     *     trial.epoch(epoch, metrics, images, state);
     * }
     * }</pre>
     *
     * @param restore takes the arrays over; they are freed when it returns. Not called where there
     *     is nothing to go on from
     * @return the epoch that finished last; 0 where the trial begins
     * @throws IOException if the checkpoint cannot be read any more
     * @throws IllegalStateException if it was asked before, or an epoch was recorded
     */
    int resume(Consumer<Checkpoint> restore) throws IOException;

    /**
     * Records an epoch that the trial cannot go on from.
     *
     * @param epoch counted from 1; 0 for the untrained network
     * @param metrics by name; accuracies as fractions of 1
     * @param images how many training images the epoch processed, for the rate; 0 if none
     * @throws IOException if the metrics cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     */
    default void epoch(int epoch, Map<String, Double> metrics, long images) throws IOException {
        epoch(epoch, metrics, images, Map.of());
    }

    /**
     * Records an epoch: its metrics, then its state are on disk when this returns.
     *
     * @param epoch counted from 1; 0 for the untrained network
     * @param metrics by name; accuracies as fractions of 1
     * @param images how many training images the epoch processed, for the rate; 0 if none
     * @param state everything that the following epochs depend on, by name; what {@link #resume}
     *     hands over. Empty: a killed run cannot go on after this epoch
     * @throws IOException if they cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     */
    void epoch(int epoch, Map<String, Double> metrics, long images, Map<String, NDArray> state)
            throws IOException;
}
