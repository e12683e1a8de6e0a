package dev.reprokit.paper.belkin2019;

import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;

/**
 * The share of the paper's Figure 2 that a scale repeats.
 *
 * @param images the images; each seed draws its training images from these
 * @param imagesTrainedOn the number n of training images that a seed draws
 */
record Sizes(Images images, int imagesTrainedOn) implements Setup {
    static final Scales<Sizes> SCALES =
            new Scales<>(
                    new Sizes(Images.syntheticGrey(1000, 500), 200),
                    new Sizes(Images.mnist(60_000, 10_000), 1000),
                    new Sizes(Images.mnist(60_000, 10_000), 10_000));

    private static final int PIXELS = 28 * 28;

    /**
     * Returns the bytes that the largest trial takes at most: its features and their projections,
     * their frequencies, the images, and what LAPACK works with, about three matrices of n rows.
     */
    long bytes() {
        long n = imagesTrainedOn;
        long features = Width.LARGEST.features(imagesTrainedOn);
        long numbers = n * features * 3 / 2 + PIXELS * (features / 2 + n) + 3 * n * n;
        return Double.BYTES * numbers + (1L << 28);
    }
}
