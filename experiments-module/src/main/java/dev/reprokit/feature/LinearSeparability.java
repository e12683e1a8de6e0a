package dev.reprokit.feature;

import java.util.Arrays;
import java.util.List;

/**
 * Accuracies of a linear classifier on given features, with a penalty chosen on held-out training
 * images.
 *
 * @param ridge the chosen penalty, r of {@link LeastSquares}
 * @param heldOutAccuracy accuracy, from 0 to 1, with it on the last quarter of the training images,
 *     which was held out of the fit
 * @param trainAccuracy accuracy of the classifier fitted to all training images, on these images,
 *     from 0 to 1
 * @param testAccuracy accuracy of the same classifier on the test images, from 0 to 1
 */
public record LinearSeparability(
        double ridge, double heldOutAccuracy, double trainAccuracy, double testAccuracy) {
    /**
     * The penalties r of {@link LeastSquares} to choose from, in descending order. They are added
     * to variances, which are 1 for standardised features.
     */
    public static final List<Double> RIDGES = List.of(100.0, 10.0, 1.0, 0.1, 0.01);

    /** One in this many training images is held out: the last ones. */
    private static final int HELD_OUT = 4;

    /**
     * Chooses the l2 penalty of a linear classifier by its accuracy on the last quarter of the
     * training images, which are held out, and measures the accuracies. Among penalties with the
     * same accuracy it takes the largest; the test images do not influence the choice.
     *
     * @param train features of the training images, one row per image, at least four rows
     * @param trainLabels their classes
     * @param test features of the test images, one row per image
     * @param testLabels their classes
     * @param classes number of classes
     * @return the values
     * @throws IllegalArgumentException if there are fewer than four training images, so that none
     *     can be held out
     */
    public static LinearSeparability of(
            float[][] train, int[] trainLabels, float[][] test, int[] testLabels, int classes) {
        if (train.length < HELD_OUT) {
            throw new IllegalArgumentException(
                    "none of %d training images can be held out; at least %d are needed"
                            .formatted(train.length, HELD_OUT));
        }
        int fitted = train.length - train.length / HELD_OUT;
        float[][] heldOut = Arrays.copyOfRange(train, fitted, train.length);
        int[] heldOutLabels = Arrays.copyOfRange(trainLabels, fitted, train.length);
        double chosen = RIDGES.get(0);
        double best = -1;
        try (LeastSquares squares =
                new LeastSquares(
                        Arrays.copyOf(train, fitted),
                        Arrays.copyOf(trainLabels, fitted),
                        classes)) {
            for (double ridge : RIDGES) {
                try (LeastSquares.Classifier classifier = squares.classifier(ridge)) {
                    double accuracy = classifier.accuracy(heldOut, heldOutLabels);
                    if (accuracy > best) {
                        best = accuracy;
                        chosen = ridge;
                    }
                }
            }
        }
        try (LeastSquares squares = new LeastSquares(train, trainLabels, classes);
                LeastSquares.Classifier classifier = squares.classifier(chosen)) {
            return new LinearSeparability(
                    chosen,
                    best,
                    classifier.accuracy(train, trainLabels),
                    classifier.accuracy(test, testLabels));
        }
    }
}
