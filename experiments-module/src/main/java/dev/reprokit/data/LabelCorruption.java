package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Labels replaced at random, drawn once before training. For one seed the corrupted images of a
 * smaller probability are among those of a larger one, with the same new labels.
 */
public final class LabelCorruption {
    private LabelCorruption() {}

    /**
     * The research log's form: with the given probability a label becomes that of a random training
     * image, so frequent classes stay frequent.
     *
     * @param labels the true labels of the training images; stays as it is
     * @param probability of replacing a label, 0 to 1; the new label may equal the true one
     * @param random where the randomness comes from
     * @return the labels to train on
     * @throws IllegalArgumentException if the probability is not in 0 to 1
     */
    public static int[] byRandomImage(int[] labels, double probability, RandomGenerator random) {
        return corrupt(labels, probability, random, () -> labels[random.nextInt(labels.length)]);
    }

    /**
     * The form of Zhang et al. (2017): with the given probability a label becomes a class drawn
     * uniformly.
     *
     * @param labels the true labels; stays as it is
     * @param classes how many classes there are
     * @param probability of replacing a label, 0 to 1; the new label may equal the true one
     * @param random where the randomness comes from
     * @return the labels to train on
     * @throws IllegalArgumentException if the probability is not in 0 to 1
     */
    public static int[] byUniformClass(
            int[] labels, int classes, double probability, RandomGenerator random) {
        return corrupt(labels, probability, random, () -> random.nextInt(classes));
    }

    /**
     * The labels that a seed's trials fit, whatever the experiment: {@link #byUniformClass}, drawn
     * from the seed's stream for label corruption.
     *
     * @param images with their true labels; stay as they are
     * @param probability of replacing a label, 0 to 1
     * @param seed the trial's seed
     * @return a label an image
     * @throws IllegalArgumentException if the probability is not in 0 to 1
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
                    "the probability of a corrupted label is 0 to 1, not " + probability);
        }
        int[] corrupted = labels.clone();
        for (int image = 0; image < labels.length; image++) {
            // Both numbers are always drawn, so that the probability shifts no later draw.
            double chance = random.nextDouble();
            int label = newLabel.getAsInt();
            if (chance < probability) {
                corrupted[image] = label;
            }
        }
        return corrupted;
    }
}
