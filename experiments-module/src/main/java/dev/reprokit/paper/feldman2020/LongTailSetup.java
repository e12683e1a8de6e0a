package dev.reprokit.paper.feldman2020;

import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Setup;
import dev.reprokit.nn.Network;
import dev.reprokit.training.Protocol;

/**
 * What a scale sets.
 *
 * @param images the images, of 28x28 pixels
 * @param standardised whether each image is standardised by its own mean and deviation; otherwise
 *     its pixels are divided by 255 and nothing else
 * @param network the network that is trained again and again
 * @param protocol how it is trained
 * @param passes passes over its images that train one network; an epoch of a trial is a network
 * @param networks networks per trial, from which memorisation is estimated
 * @param removals pairs of networks per trial that are then trained without memorised images and
 *     without as many random ones
 * @param seeds seeds per condition, each an estimate of its own
 */
record LongTailSetup(
        Images images,
        boolean standardised,
        Network network,
        Protocol protocol,
        int passes,
        int networks,
        int removals,
        int seeds)
        implements Setup {
    /** SGD of the authors' example. */
    static final Protocol EXAMPLE = new Protocol(128, 0.1, 1, 0.9);

    /** The share of the images that a network is trained with (m = 0.7 n). */
    static final double SUBSET = 0.7;

    private static final int PIXELS = 28 * 28;

    /**
     * Returns the bytes of a trial: its images as floats, a copy of those of a network, PyTorch.
     */
    long bytes() {
        long floats = PIXELS * (2L * images.train() + images.test());
        return Float.BYTES * floats + (1L << 29);
    }
}
