package dev.reprokit.experiment;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.record.Scale;
import dev.reprokit.training.ImageTensors;

import java.io.IOException;
import java.util.Map;

/** One condition with one seed, as an experiment sees it while it runs. */
public interface Trial {

    /** {@return what this trial varies} */
    Condition condition();

    /** {@return the seed that everything random in this trial is drawn from} */
    long seed();

    /** {@return how much of the protocol to repeat} */
    Scale scale();

    /** {@return the device to compute on} */
    Device device();

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
     * Records an epoch: its metrics are on disk when this returns.
     *
     * @param epoch counted from 1; 0 for the untrained network
     * @param metrics by name; accuracies as fractions of 1
     * @param images how many training images the epoch processed, for the rate; 0 if none
     * @throws IOException if the metrics cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     */
    void epoch(int epoch, Map<String, Double> metrics, long images) throws IOException;
}
