package dev.reprokit.feature;

import java.util.Arrays;
import java.util.List;

/**
 * Accuracies of a linear classifier on given features. {@link #of} chooses the classifier's l2
 * penalty by its accuracy on the last quarter of the training images.
 *
 * @param ridge the chosen penalty, r of {@link LeastSquares}, one of {@link #RIDGES}
 * @param heldOutAccuracy accuracy, from 0 to 1, on the last quarter of the training images, of the
 *     classifier with this penalty that was fitted to the other three quarters
 * @param trainAccuracy accuracy of the classifier fitted to all training images, on these images,
 *     from 0 to 1
 * @param testAccuracy accuracy of the classifier fitted to all training images, on the test images,
 *     from 0 to 1
 */
public record LinearSeparability(
        double ridge, double heldOutAccuracy, double trainAccuracy, double testAccuracy) {
    /**
     * The l2 penalties r that {@link #of} tries, in descending order. It chooses the one whose
     * classifier, fitted to the first three quarters of the training images, classifies most images
     * of the last quarter correctly, among equals the largest. {@link LeastSquares} adds r to the
     * diagonal of the features' covariance matrix, i.e. to the variance of each feature, which is 1
     * after standardisation: a penalty of 100 outweighs the data, one of 0.01 hardly changes the
     * fit.
     */
    public static final List<Double> RIDGES = List.of(100.0, 10.0, 1.0, 0.1, 0.01);

    /** One in this many training images is held out: the last ones. */
    private static final int HELD_OUT = 4;

    /**
     * Chooses the l2 penalty of a linear classifier from {@link #RIDGES}, and measures accuracies.
     * The classifier with each penalty is fitted to the first three quarters of the training
     * images; the penalty with the highest accuracy on the last quarter (rounded down to whole
     * images) is chosen, among equals the largest. With it, a classifier is fitted to all training
     * images. The test images do not influence the choice.
     *
     * @param train features of the training images, one row per image, at least four rows
     * @param trainLabels the classes of the training images, from 0 to {@code classes - 1}
     * @param test features of the test images, one row per image
     * @param testLabels the classes of the test images
     * @param classes number of classes
     * @return the chosen penalty, and the accuracies of the last classifier on the training and the
     *     test images
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
