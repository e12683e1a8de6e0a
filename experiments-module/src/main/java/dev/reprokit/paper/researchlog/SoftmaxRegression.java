package dev.reprokit.paper.researchlog;

import java.util.stream.IntStream;

/**
 * A linear classifier on a fixed batch with mean cross-entropy, in float64 and differentiated by
 * hand.
 */
final class SoftmaxRegression {
    private final float[] inputs;
    private final int[] labels;
    private final int classes;
    private final int dimensions;

    /** Weights, one row per class, then biases. */
    private final double[] parameters;

    SoftmaxRegression(float[] inputs, int[] labels, int classes, float[] weights, float[] biases) {
        this.inputs = inputs;
        this.labels = labels;
        this.classes = classes;
        dimensions = inputs.length / labels.length;
        parameters = new double[weights.length + biases.length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = i < weights.length ? weights[i] : biases[i - weights.length];
        }
    }

    double[] parameters() {
        return parameters.clone();
    }

    void descend(StepFormula formula, int steps, double learningRate, double decay) {
        double[][] memories = new double[parameters.length][2];
        for (int step = 1; step <= steps; step++) {
            double rate = learningRate * Math.pow(decay, step - 1.0);
            double[] gradient = gradient();
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= formula.change(memories[i], gradient[i], rate, step);
            }
        }
    }

    private double[] gradient() {
        double[] gradient = new double[parameters.length];
        for (int image = 0; image < labels.length; image++) {
            double[] error = HandMadeNetwork.softmax(logits(image));
            error[labels[image]] -= 1;
            for (int k = 0; k < classes; k++) {
                double share = error[k] / labels.length;
                gradient[classes * dimensions + k] += share;
                for (int d = 0; d < dimensions; d++) {
                    gradient[k * dimensions + d] += share * inputs[image * dimensions + d];
                }
            }
        }
        return gradient;
    }

    private double[] logits(int image) {
        double[] logits = new double[classes];
        for (int k = 0; k < classes; k++) {
            logits[k] = parameters[classes * dimensions + k];
            for (int d = 0; d < dimensions; d++) {
                logits[k] += parameters[k * dimensions + d] * inputs[image * dimensions + d];
            }
        }
        return logits;
    }

    /** Returns the Euclidean distance. */
    static double distance(double[] one, double[] other) {
        return Math.sqrt(
                IntStream.range(0, one.length)
                        .mapToDouble(i -> (one[i] - other[i]) * (one[i] - other[i]))
                        .sum());
    }
}
