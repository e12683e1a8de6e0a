package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Replaces labels at random, once before training. For one seed, the images corrupted at a smaller
 * probability are also corrupted at a larger one, with the same new labels.
 */
public final class LabelCorruption {
    private LabelCorruption() {}

    /**
     * Replaces labels as the research log does, a notebook of training runs on CIFAR-10 that
     * ReproKit repeats: with the given probability a label becomes that of a random training image,
     * so that frequent classes stay frequent.
     *
     * @param labels the true labels of the training images; not changed
     * @param probability probability that a label is replaced, in [0, 1]; the new label may equal
     *     the true one
     * @param random the random source
     * @return the labels to train on, one per image
     * @throws IllegalArgumentException if {@code probability} is outside [0, 1]
     */
    public static int[] byRandomImage(int[] labels, double probability, RandomGenerator random) {
        return corrupt(labels, probability, random, () -> labels[random.nextInt(labels.length)]);
    }

    /**
     * Replaces labels in the form of Zhang et al. (2017, section 2): with the given probability a
     * label becomes one of all classes, each with equal probability.
     *
     * @param labels the true labels; not changed
     * @param classes number of classes
     * @param probability probability that a label is replaced, in [0, 1]; the new label may equal
     *     the true one
     * @param random the random source
     * @return the labels to train on, one per image
     * @throws IllegalArgumentException if {@code probability} is outside [0, 1]
     */
    public static int[] byUniformClass(
            int[] labels, int classes, double probability, RandomGenerator random) {
        return corrupt(labels, probability, random, () -> random.nextInt(classes));
    }

    /**
     * Returns corrupted labels as {@link #byUniformClass} draws them. The random numbers depend
     * only on the seed, so that trials (settings run with one seed) of the same seed fit the same
     * labels in every experiment.
     *
     * @param images images with their true labels; not changed
     * @param probability probability that a label is replaced, in [0, 1]
     * @param seed the trial's seed
     * @return one label per image
     * @throws IllegalArgumentException if {@code probability} is outside [0, 1]
     */
    public static int[] drawn(LabelledImages images, double probability, long seed) {
        return byUniformClass(
                images.labels(),
                images.classes(),
                probability,
                RandomStream.of(seed, "label corruption"));
    }

    private static int[] corrupt(
            int[] labels, double probability, RandomGenerator random, IntSupplier newLabel) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "expected a probability of a corrupted label in [0, 1], but got "
                            + probability);
        }
        int[] corrupted = labels.clone();
        for (int image = 0; image < labels.length; image++) {
            // Draws both numbers for every label, so that the probability does not shift later
            // draws.
            double chance = random.nextDouble();
            int label = newLabel.getAsInt();
            if (chance < probability) {
                corrupted[image] = label;
            }
        }
        return corrupted;
    }
}
