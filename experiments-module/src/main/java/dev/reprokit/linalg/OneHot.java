package dev.reprokit.linalg;

import java.util.stream.IntStream;

/** One-hot classes, the targets of least squares: 1 for an image's class, 0 for the others. */
public final class OneHot {
    private OneHot() {}

    /**
     * Creates the targets of least squares.
     *
     * @param labels classes from 0 to {@code classes - 1}
     * @param classes number of classes
     * @return (images, classes), to be closed
     */
    public static Matrix of(int[] labels, int classes) {
        double[][] columns = new double[classes][labels.length];
        for (int image = 0; image < labels.length; image++) {
            columns[labels[image]][image] = 1;
        }
        return Matrix.ofColumns(columns);
    }

    /**
     * Computes the share of images whose highest score belongs to another class than their label;
     * among equal scores the first counts.
     *
     * @param scores (images, classes)
     * @param labels the images' classes
     * @return from 0 to 1
     */
    public static double error(Matrix scores, int[] labels) {
        double[] best = scores.column(0);
        int[] predicted = new int[labels.length];
        for (int label = 1; label < scores.columns(); label++) {
            double[] score = scores.column(label);
            for (int image = 0; image < predicted.length; image++) {
                if (score[image] > best[image]) {
                    best[image] = score[image];
                    predicted[image] = label;
                }
            }
        }
        long wrong =
                IntStream.range(0, labels.length).filter(i -> predicted[i] != labels[i]).count();
        return (double) wrong / labels.length;
    }
}
