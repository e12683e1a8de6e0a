package dev.reprokit.linalg;

import java.util.stream.IntStream;

/**
 * One-hot classes: one row of numbers per image, in which the number of the image's class is 1 and
 * those of all other classes are 0. Least squares fits a classifier's scores to them.
 */
public final class OneHot {
    private OneHot() {}

    /**
     * Creates the matrix that least squares fits scores to: 1 at each image's class, 0 elsewhere.
     *
     * @param labels classes from 0 to {@code classes - 1}
     * @param classes number of classes
     * @return one row per image, one column per class; the caller closes it
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
     * among equal scores the first class counts.
     *
     * @param scores one row per image, one column per class: the higher, the more likely the class
     * @param labels the images' classes, from 0, in the order of the rows
     * @return the error rate, from 0 (all images right) to 1
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
