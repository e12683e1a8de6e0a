package dev.reprokit.paper.feldman2020;

import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Setup;
import dev.reprokit.training.Protocol;

/**
 * What a scale sets.
 *
 * @param images the images, of 28x28 pixels
 * @param network the network that is trained again and again
 * @param batchSize images per step
 * @param passes passes over its images that train one network; an epoch of a trial is a network
 * @param networks networks per trial, from which memorisation is estimated
 * @param removals pairs of networks per trial that are then trained without memorised images and
 *     without as many random ones
 * @param seeds seeds per condition, each an estimate of its own
 */
record LongTailSetup(
        Images images,
        MnistMlp network,
        int batchSize,
        int passes,
        int networks,
        int removals,
        int seeds)
        implements Setup {
    private static final int PIXELS = 28 * 28;

    /** The share of the images that a network is trained with (m = 0.7 n). */
    static final double SUBSET = 0.7;

    /** SGD as in the authors' example. */
    Protocol protocol() {
        return new Protocol(batchSize, 0.1, 1, 0.9);
    }

    /**
     * Returns the bytes of a trial: its images as floats, a copy of those of a network, PyTorch.
     */
    long bytes() {
        long floats = (long) PIXELS * (2L * images.train() + images.test());
        return Float.BYTES * floats + (1L << 29);
    }
}
