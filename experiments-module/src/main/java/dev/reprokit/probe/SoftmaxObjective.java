package dev.reprokit.probe;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.SymmetricOperator;
import dev.reprokit.training.Evaluation;

import java.util.Arrays;

/**
 * The mean cross-entropy of a softmax regression plus {@code l2 / 2} times the sum of its squared
 * weights, with gradient and Hessian in closed form, in float64.
 */
final class SoftmaxObjective {
    private final Matrix x;
    private final int[] labels;
    private final int classes;
    private final double l2;

    /**
     * Creates an objective.
     *
     * @param x features (images, features)
     * @param labels classes of the images
     * @param classes number of classes
     * @param l2 weight of the squares
     */
    SoftmaxObjective(Matrix x, int[] labels, int classes, double l2) {
        this.x = x;
        this.labels = labels;
        this.classes = classes;
        this.l2 = l2;
    }

    /**
     * Computes the objective.
     *
     * @param weights (features, classes)
     */
    double value(Matrix weights) {
        return value(logProbabilities(x, weights), weights);
    }

    private double value(double[][] logProbabilities, Matrix weights) {
        return loss(logProbabilities, labels) + l2 / 2 * weights.innerProduct(weights);
    }

    /**
     * Computes value, gradient and Hessian at some weights; the Hessian is an operator on {@link
     * #flat} weights.
     *
     * @param weights (features, classes)
     * @return the derivatives, to be closed
     */
    Point at(Matrix weights) {
        double[][] probabilities = logProbabilities(x, weights);
        double value = value(probabilities, weights);
        for (double[] column : probabilities) {
            for (int i = 0; i < column.length; i++) {
                column[i] = Math.exp(column[i]);
            }
        }
        Matrix gradient = weights.times(l2);
        double[][] errors = new double[classes][];
        for (int c = 0; c < classes; c++) {
            errors[c] = probabilities[c].clone();
            for (int i = 0; i < labels.length; i++) {
                errors[c][i] -= labels[i] == c ? 1 : 0;
            }
        }
        try (Matrix error = Matrix.ofColumns(errors)) {
            gradient.addProduct(1.0 / labels.length, x, true, error, false);
        }
        return new Point(value, gradient, probabilities);
    }

    /** Value, gradient and Hessian of the objective at some weights. */
    final class Point implements SymmetricOperator, AutoCloseable {
        private final double value;
        private final Matrix gradient;
        private final double[][] probabilities;

        private Point(double value, Matrix gradient, double[][] probabilities) {
            this.value = value;
            this.gradient = gradient;
            this.probabilities = probabilities;
        }

        double value() {
            return value;
        }

        /** {@return the gradient (features, classes)} */
        Matrix gradient() {
            return gradient;
        }

        @Override
        public int size() {
            return x.columns() * classes;
        }

        /**
         * Multiplies the Hessian by directions: {@code X' (P (Z - sum P Z)) / n + l2 D} with {@code
         * Z = X D}.
         */
        @Override
        public Matrix times(Matrix directions) {
            double[][] products = new double[directions.columns()][];
            for (int i = 0; i < products.length; i++) {
                try (Matrix direction = shaped(directions.column(i));
                        Matrix curved = curved(direction);
                        Matrix product = direction.times(l2)) {
                    product.addProduct(1.0 / labels.length, x, true, curved, false);
                    products[i] = flat(product);
                }
            }
            return Matrix.ofColumns(products);
        }

        private Matrix curved(Matrix direction) {
            try (Matrix z = Matrix.zeros(x.rows(), classes)) {
                z.addProduct(1, x, false, direction, false);
                double[][] columns = columns(z);
                double[] mean = new double[x.rows()];
                for (int c = 0; c < classes; c++) {
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += probabilities[c][i] * columns[c][i];
                    }
                }
                for (int c = 0; c < classes; c++) {
                    for (int i = 0; i < mean.length; i++) {
                        columns[c][i] = probabilities[c][i] * (columns[c][i] - mean[i]);
                    }
                }
                return Matrix.ofColumns(columns);
            }
        }

        @Override
        public void close() {
            gradient.close();
        }
    }

    /** Returns a matrix as one vector, column by column. */
    static double[] flat(Matrix matrix) {
        double[] flat = new double[matrix.rows() * matrix.columns()];
        for (int c = 0; c < matrix.columns(); c++) {
            System.arraycopy(matrix.column(c), 0, flat, c * matrix.rows(), matrix.rows());
        }
        return flat;
    }

    /** Reverses {@link #flat}; the matrix (features, classes) is to be closed. */
    Matrix shaped(double[] flat) {
        double[][] columns = new double[classes][];
        for (int c = 0; c < classes; c++) {
            columns[c] = Arrays.copyOfRange(flat, c * x.columns(), (c + 1) * x.columns());
        }
        return Matrix.ofColumns(columns);
    }

    /**
     * Computes mean cross-entropy and accuracy.
     *
     * @param x features (images, features)
     * @param weights (features, classes)
     * @param labels classes of the images
     */
    static Evaluation evaluate(Matrix x, Matrix weights, int[] labels) {
        double[][] logs = logProbabilities(x, weights);
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            for (int c = 1; c < logs.length; c++) {
                best = logs[c][i] > logs[best][i] ? c : best;
            }
            correct += best == labels[i] ? 1 : 0;
        }
        return new Evaluation(loss(logs, labels), (double) correct / labels.length);
    }

    private static double loss(double[][] logProbabilities, int[] labels) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss -= logProbabilities[labels[i]][i] / labels.length;
        }
        return loss;
    }

    /** Returns log-probabilities by class and image. */
    private static double[][] logProbabilities(Matrix x, Matrix weights) {
        try (Matrix logits = Matrix.zeros(x.rows(), weights.columns())) {
            logits.addProduct(1, x, false, weights, false);
            double[][] columns = columns(logits);
            for (int i = 0; i < x.rows(); i++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (double[] column : columns) {
                    largest = Math.max(largest, column[i]);
                }
                double sum = 0;
                for (double[] column : columns) {
                    sum += Math.exp(column[i] - largest);
                }
                double logSum = largest + Math.log(sum);
                for (double[] column : columns) {
                    column[i] -= logSum;
                }
            }
            return columns;
        }
    }

    private static double[][] columns(Matrix matrix) {
        double[][] columns = new double[matrix.columns()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = matrix.column(c);
        }
        return columns;
    }
}
