package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.Arrays;

/** Draws images of a data set at random. */
public final class RandomSample {
    private RandomSample() {}

    /**
     * Draws training images without replacement: every subset of that size has the same
     * probability.
     *
     * @param pool the images to draw from
     * @param count number of images to draw
     * @param seed the trial's seed; the same seed draws the same images
     * @return the images with their labels, in random order
     * @throws IllegalArgumentException if there are fewer
     */
    public static LabelledImages of(LabelledImages pool, int count, long seed) {
        if (count > pool.size()) {
            throw new IllegalArgumentException(
                    "%s images are to be drawn from %s".formatted(count, pool.size()));
        }
        int[] order =
                RandomStream.permutation(pool.size(), RandomStream.of(seed, "training images"));
        return pool.select(Arrays.copyOf(order, count));
    }
}
