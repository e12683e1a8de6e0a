package dev.reprokit.paper.zhang2017;

import dev.reprokit.kernel.ConvolutionalFeatures;
import dev.reprokit.linalg.PackedMatrix;
import dev.reprokit.record.result.Scale;

/**
 * The share of section 5 that a scale repeats.
 *
 * @param dataset id of the data set unless the user sets another one
 * @param pool number of training images from which each seed draws its own
 * @param test number of test images
 * @param pixels training images for kernels on pixels
 * @param features training images for kernels on random convolutional features
 * @param filters number of random filters
 * @param fitted drawn images to which bandwidth candidates, and the kernels of the sweep, are
 *     fitted
 * @param heldOut other drawn images on which the candidates are compared
 * @param linear images of the linear case
 * @param epochs number of recorded moments of the linear case
 * @param steps gradient steps between two of them
 */
record KernelSizes(
        String dataset,
        int pool,
        int test,
        int pixels,
        int features,
        int filters,
        int fitted,
        int heldOut,
        int linear,
        int epochs,
        int steps) {
    private static final int PIXELS_PER_IMAGE = 3 * 32 * 32;

    static KernelSizes of(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                    new KernelSizes("synthetic", 600, 500, 400, 400, 48, 200, 100, 30, 10, 300);
            case REDUCED ->
                    new KernelSizes(
                            "cifar10", 20_000, 4000, 10_000, 5000, 256, 2000, 1000, 100, 15, 1000);
            case PAPER ->
                    new KernelSizes(
                            "cifar10", 50_000, 10_000, 50_000, 50_000, 32_000, 4000, 2000, 100, 15,
                            1000);
        };
    }

    /** Returns the number of rows of the largest kernel matrix. */
    int largest() {
        return Math.max(pixels, features);
    }

    /** Returns the bytes that the largest trial takes at most: see {@link KernelClassifier}. */
    long bytes() {
        int largest = largest();
        long part = (long) Double.BYTES * ConvolutionalFeatures.LARGEST_PART * (largest + test);
        long kernels = PackedMatrix.bytes(largest) * (KernelClassifier.keepsCopy(largest) ? 2 : 1);
        long predicting = (long) Double.BYTES * largest * test;
        // Drawn pixels and standardised ones.
        long images = (long) (Byte.BYTES + Float.BYTES) * PIXELS_PER_IMAGE * (largest + test);
        return images + part + Math.max(kernels, predicting);
    }
}
