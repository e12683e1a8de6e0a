package dev.reprokit.paper.feldman2020;

import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random subsets of the training images, as indices. */
final class Subsets {
    private Subsets() {}

    /**
     * Draws some images without replacement: every subset of that size has the same probability.
     *
     * @param number number of images to draw, at most {@code of}
     * @param of number of all images
     * @param random draws them
     * @return their indices, in random order
     */
    static int[] drawn(int number, int of, RandomGenerator random) {
        return Arrays.copyOf(RandomStream.permutation(of, random), number);
    }

    /** Tells of each image whether it is in a subset. */
    static boolean[] mask(int[] subset, int of) {
        boolean[] in = new boolean[of];
        for (int image : subset) {
            in[image] = true;
        }
        return in;
    }
}
