package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.Arrays;

/**
 * A division of samples into those to train and those to test on, for data that come in one piece.
 *
 * <pre>{@code
 * Split split = Split.of(table.size(), 30, 1);
 * FeatureTable train = table.select(split.train());
 * }</pre>
 *
 * @param train indices of the samples to train on, in a random order
 * @param test indices of the samples to test on, in a random order
 */
public record Split(int[] train, int[] test) {

    /**
     * Draws samples to test on; the others are for training.
     *
     * @param size number of samples
     * @param test number of those to test on, at least 1 and less than {@code size}
     * @param seed draws them. With the trial's seed, every seed has a division of its own; with a
     *     constant, all have the same
     * @return the same division for the same arguments
     * @throws IllegalArgumentException if there would be none to train or none to test on
     */
    public static Split of(int size, int test, long seed) {
        if (test < 1 || test >= size) {
            throw new IllegalArgumentException(
                    "%d of %d samples to test on leave %d to train on; both need at least 1"
                            .formatted(test, size, size - test));
        }
        int[] order = RandomStream.permutation(size, RandomStream.of(seed, "split"));
        return new Split(Arrays.copyOfRange(order, test, size), Arrays.copyOf(order, test));
    }
}
