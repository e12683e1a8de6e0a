package dev.reprokit.feature;

import java.util.Arrays;
import java.util.List;

/**
 * How well a linear classifier tells classes apart by features, its penalty chosen on training
 * images that it was not fitted to.
 *
 * @param ridge the penalty chosen
 * @param heldOutAccuracy with it, on the held-out training images, a share
 * @param trainAccuracy of the classifier fitted to all training images, on these
 * @param testAccuracy of the same on the test images
 */
public record LinearSeparability(
        double ridge, double heldOutAccuracy, double trainAccuracy, double testAccuracy) {
    /** The penalties to choose from; standardised features have covariances of up to 1. */
    public static final List<Double> RIDGES = List.of(100.0, 10.0, 1.0, 0.1, 0.01);

    /** One training image in so many is held out: the last ones. */
    private static final int HELD_OUT = 4;

    /**
     * Measures. Of penalties that do equally well the largest is taken; the test images have no
     * say.
     *
     * @param train features of the training images, a row each, at least four
     * @param trainLabels their classes
     * @param test features of the test images
     * @param testLabels their classes
     * @param classes number of classes
     * @return the values
     * @throws IllegalArgumentException if there are fewer training images: none could be held out
     */
    public static LinearSeparability of(
            float[][] train, int[] trainLabels, float[][] test, int[] testLabels, int classes) {
        if (train.length < HELD_OUT) {
            throw new IllegalArgumentException(
                    "of %d training images none can be held out; %d are needed"
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
