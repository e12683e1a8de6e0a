package dev.reprokit.probe;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.SymmetricEigen;
import dev.reprokit.training.ImageTensors;

import java.util.Map;

/**
 * An examination of a probe (a linear classifier on a layer's output) with a low accuracy: it shows
 * whether the cause is the layer's features, which no linear classifier separates, or the
 * optimiser, which does not find the best classifier.
 *
 * @param converged the best classifier of these features, found by Newton's method, which
 *     converges, instead of SGD. If its accuracy is high and the trained probe's is low, the
 *     optimiser is the cause
 * @param meanSquare mean of the squares of all features of the training images; if it is very large
 *     or small, the learning rate does not suit it
 * @param stepRatio the learning rate divided by the largest rate at which SGD with momentum m is
 *     stable, {@code 2 (1 + m) / curvature}. The curvature of the cross-entropy, at equal
 *     probabilities of all classes, is taken as the largest eigenvalue of the features' second
 *     moments divided by the number of classes. Above 1, steps overshoot more and more, so that the
 *     trained probe's accuracy says little about the features
 */
public record ProbeExamination(
        ConvergedProbe.Solution converged, double meanSquare, double stepRatio) {

    /** Examines a layer, on true labels. */
    static ProbeExamination of(
            ProbeFeatures features, String layer, ImageTensors data, LinearProbes probes) {
        double[][] train = features.train(layer);
        ConvergedProbe.Solution converged =
                ConvergedProbe.USUAL.solve(
                        train,
                        data.trainLabels(),
                        features.test(layer),
                        data.testLabels(),
                        data.classes());
        return new ProbeExamination(
                converged, meanSquare(train), stepRatio(train, data.classes(), probes));
    }

    /** Computes {@link #stepRatio()} for features, one row per image. */
    static double stepRatio(double[][] rows, int classes, LinearProbes probes) {
        double curvature = largestSecondMoment(rows) / classes;
        return probes.protocol().learningRate() * curvature / (2 * (1 + probes.momentum()));
    }

    /** Returns the values by their names in {@code metrics.csv}. */
    Map<String, Double> metrics(String layer) {
        return Map.of(
                convergedAccuracy(layer),
                converged.test().accuracy(),
                "converged_train_loss." + layer,
                converged.train().loss(),
                "converged_gradient_norm." + layer,
                converged.gradientNorm(),
                "feature_rms." + layer,
                Math.sqrt(meanSquare),
                stepRatio(layer),
                stepRatio);
    }

    /**
     * {@return the name of the metric with the test accuracy of the best probe (linear classifier)
     * on a layer's output, e.g. {@code converged_accuracy.conv2}}
     */
    public static String convergedAccuracy(String layer) {
        return "converged_accuracy." + layer;
    }

    /**
     * {@return the name of the metric with {@link #stepRatio()} (the learning rate as a share of
     * the largest stable one) of the probe, a linear classifier on a layer's output, e.g. {@code
     * step_ratio.conv2}}
     */
    public static String stepRatio(String layer) {
        return "step_ratio." + layer;
    }

    private static double meanSquare(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            for (double feature : row) {
                sum += feature * feature;
            }
        }
        return sum / rows.length / rows[0].length;
    }

    /**
     * Returns the largest eigenvalue of the second moments, including the constant feature of the
     * biases.
     */
    static double largestSecondMoment(double[][] rows) {
        double[][] columns = new double[rows[0].length + 1][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int f = 0; f < rows[i].length; f++) {
                columns[f][i] = rows[i][f];
            }
            columns[rows[i].length][i] = 1;
        }
        try (Matrix x = Matrix.ofColumns(columns);
                Matrix moments = Matrix.zeros(columns.length, columns.length)) {
            moments.addProduct(1.0 / rows.length, x, true, x, false);
            try (SymmetricEigen eigen = SymmetricEigen.of(moments)) {
                return eigen.values()[columns.length - 1];
            }
        }
    }
}
