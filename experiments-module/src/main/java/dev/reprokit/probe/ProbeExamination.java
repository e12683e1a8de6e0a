package dev.reprokit.probe;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.SymmetricEigen;
import dev.reprokit.training.ImageTensors;

import java.util.Map;

/**
 * Whether the features of a layer or the optimizer of its probe are to blame if the probe does
 * badly.
 *
 * @param converged the best probe of these features
 * @param meanSquare of the features of the training images
 * @param stepRatio the learning rate over the largest at which SGD with momentum is stable. That is
 *     {@code 2 (1 + m) / curvature}, and the curvature of the cross-entropy, where all classes are
 *     equally likely, is the largest eigenvalue of the features' second moments over the number of
 *     classes. Above 1, steps overshoot further and further away from that place
 */
public record ProbeExamination(
        ConvergedProbe.Solution converged, double meanSquare, double stepRatio) {

    /** Of a layer, on true labels. */
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

    /** Of features, a row an image. */
    static double stepRatio(double[][] rows, int classes, LinearProbes probes) {
        double curvature = largestSecondMoment(rows) / classes;
        return probes.protocol().learningRate() * curvature / (2 * (1 + probes.momentum()));
    }

    /** By the names in {@code metrics.csv}. */
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

    /** {@return the metric of the best probe's test accuracy behind a layer} */
    public static String convergedAccuracy(String layer) {
        return "converged_accuracy." + layer;
    }

    /** {@return the metric of {@link #stepRatio()} behind a layer} */
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

    /** The constant feature of the biases included. */
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
