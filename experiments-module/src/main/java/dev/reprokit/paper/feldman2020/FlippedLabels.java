package dev.reprokit.paper.feldman2020;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Labels of which a known share is wrong. Unlike {@link dev.reprokit.data.LabelCorruption}, which
 * decides for each label by itself and may draw the true one again, the number of wrong labels is
 * exact.
 *
 * @param labels the labels to fit, one per image
 * @param flipped whether each of them is wrong
 */
record FlippedLabels(int[] labels, boolean[] flipped) {

    /** Returns the true labels. */
    static FlippedLabels none(LabelledImages images) {
        return new FlippedLabels(images.labels(), new boolean[images.size()]);
    }

    /**
     * Replaces the labels of some images, each by one of the other classes with equal probability.
     *
     * @param images images with their true labels; not changed
     * @param share the share of the images, in (0, 1]; at least one image is taken
     * @param seed draws the images and their labels
     */
    static FlippedLabels drawn(LabelledImages images, double share, long seed) {
        RandomGenerator random = RandomStream.of(seed, "flipped labels");
        int[] labels = images.labels().clone();
        boolean[] flipped = new boolean[labels.length];
        int number = (int) Math.max(1, Math.round(share * labels.length));
        for (int image : Subsets.drawn(number, labels.length, random)) {
            int step = 1 + random.nextInt(images.classes() - 1);
            labels[image] = (labels[image] + step) % images.classes();
            flipped[image] = true;
        }
        return new FlippedLabels(labels, flipped);
    }

    /** Returns the number of wrong labels. */
    int number() {
        int number = 0;
        for (boolean wrong : flipped) {
            number += wrong ? 1 : 0;
        }
        return number;
    }

    /** Returns the labels of some images, in their order. */
    int[] of(int[] images) {
        return Arrays.stream(images).map(image -> labels[image]).toArray();
    }
}
