package dev.reprokit.training;

import ai.djl.ndarray.NDArray;

/**
 * A data set on the device, shared by all trials.
 *
 * @param trainImages (images, channels, height, width), standardised, float32
 * @param trainLabels true classes
 * @param testImages (images, channels, height, width), standardised, float32
 * @param testLabels true classes
 * @param classes number of classes
 */
public record ImageTensors(
        NDArray trainImages, int[] trainLabels, NDArray testImages, int[] testLabels, int classes)
        implements AutoCloseable {

    @Override
    public void close() {
        trainImages.close();
        testImages.close();
    }
}
