package dev.reprokit.probe;

import dev.reprokit.linalg.ConjugateGradients;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.Standardisation;
import dev.reprokit.training.Evaluation;

import java.util.Arrays;

/**
 * A linear probe that does not depend on an optimiser's settings: the softmax regression with the
 * smallest loss on the training images, found by Newton's method in float64, with conjugate
 * gradients for the steps. It shows whether a probe does badly because of the features or because
 * SGD did not converge.
 *
 * <p>Features are centred and divided by their standard deviation first, if it is not 0; this does
 * not change what the regression can express. The objective is the mean cross-entropy plus {@code
 * l2 / 2} times the sum of the squared weights and biases: without that term, separable images
 * would have no best weights.
 *
 * @param l2 weight of the squares
 * @param tolerance norm of the gradient at which the method stops
 * @param mostSteps largest number of Newton steps
 */
record ConvergedProbe(double l2, double tolerance, int mostSteps) {

    /**
     * The settings of the experiments. Weights with a total norm of 14 cost a hundredth of a nat;
     * the norm of the gradient falls by a factor of about 1e6.
     */
    static final ConvergedProbe USUAL = new ConvergedProbe(1e-4, 1e-6, 100);

    /** Armijo's constant: the share of the predicted decrease that a step has to reach. */
    private static final double SUFFICIENT = 1e-4;

    private static final int MOST_HALVINGS = 30;
    private static final int MOST_PRODUCTS = 200;

    /**
     * The best probe.
     *
     * @param train loss without l2, and accuracy, on the training images
     * @param test the same on the test images
     * @param gradientNorm 2-norm of the objective's gradient at the end
     * @param steps number of Newton steps
     */
    record Solution(Evaluation train, Evaluation test, double gradientNorm, int steps) {}

    /**
     * Finds the best probe.
     *
     * @param train features of the training images, one row per image, not standardised
     * @param trainLabels their classes
     * @param test features of the test images, one row per image, not standardised
     * @param testLabels their classes
     * @param classes number of classes
     * @return the best probe
     * @throws IllegalStateException if the method does not converge
     */
    Solution solve(
            double[][] train, int[] trainLabels, double[][] test, int[] testLabels, int classes) {
        try (Matrix trainRows = Matrix.ofRows(train);
                Matrix testRows = Matrix.ofRows(test)) {
            Standardisation scale = Standardisation.of(trainRows);
            try (Matrix x = withOnes(scale, trainRows);
                    Matrix xTest = withOnes(scale, testRows)) {
                return solve(x, trainLabels, xTest, testLabels, classes);
            }
        }
    }

    /** Standardises features and appends one that is always 1. */
    private static Matrix withOnes(Standardisation scale, Matrix rows) {
        try (Matrix standardised = scale.apply(rows)) {
            Matrix x = Matrix.zeros(rows.rows(), rows.columns() + 1);
            for (int f = 0; f < rows.columns(); f++) {
                x.setColumn(f, standardised.column(f));
            }
            double[] ones = new double[rows.rows()];
            Arrays.fill(ones, 1);
            x.setColumn(rows.columns(), ones);
            return x;
        }
    }

    private Solution solve(
            Matrix x, int[] trainLabels, Matrix xTest, int[] testLabels, int classes) {
        try (Matrix weights = Matrix.zeros(x.columns(), classes)) {
            SoftmaxObjective objective = new SoftmaxObjective(x, trainLabels, classes, l2);
            double firstNorm = 0;
            for (int step = 0; step <= mostSteps; step++) {
                try (SoftmaxObjective.Point here = objective.at(weights)) {
                    double norm = here.gradient().norm();
                    firstNorm = step == 0 ? norm : firstNorm;
                    if (norm <= tolerance) {
                        return new Solution(
                                SoftmaxObjective.evaluate(x, weights, trainLabels),
                                SoftmaxObjective.evaluate(xTest, weights, testLabels),
                                norm,
                                step);
                    }
                    move(objective, here, weights, Math.min(0.5, Math.sqrt(norm / firstNorm)));
                }
            }
        }
        throw new IllegalStateException(
                "the probe has not converged after %d Newton steps".formatted(mostSteps));
    }

    /** Makes one Newton step, halved until the objective falls. */
    private static void move(
            SoftmaxObjective objective,
            SoftmaxObjective.Point here,
            Matrix weights,
            double accuracy) {
        try (Matrix descent = here.gradient().times(-1);
                Matrix right = Matrix.ofColumns(SoftmaxObjective.flat(descent));
                ConjugateGradients.Solution solution =
                        new ConjugateGradients(accuracy, MOST_PRODUCTS).solve(here, right);
                Matrix direction = objective.shaped(solution.x().column(0))) {
            double slope = here.gradient().innerProduct(direction);
            double length = 1;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
                try (Matrix candidate = weights.copy()) {
                    candidate.add(length, direction);
                    if (objective.value(candidate) <= here.value() + SUFFICIENT * length * slope) {
                        break;
                    }
                }
            }
            weights.add(length, direction);
        }
    }
}
