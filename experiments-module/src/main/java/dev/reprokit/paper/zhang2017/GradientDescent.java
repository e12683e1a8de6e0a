package dev.reprokit.paper.zhang2017;

import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

/**
 * Gradient descent in the linear case of section 5: least squares with more weights than images,
 * {@code |X w - Y|^2}. Each step adds a combination of the images to the weights, so that it ends,
 * from zero, at {@code w = X^T alpha} with {@code X X^T alpha = Y}, the solution of minimum norm.
 */
final class GradientDescent implements AutoCloseable {
    private static final int POWER_STEPS = 200;

    private final Matrix images;
    private final Matrix targets;
    private final Matrix weights;
    private final double rate;

    /**
     * Creates the state before the first step.
     *
     * @param images (weights, images), one column per image; more weights than images
     * @param targets (images, classes)
     * @param weights initial weights (pixels, classes); closed with this
     */
    GradientDescent(Matrix images, Matrix targets, Matrix weights) {
        this.images = images;
        this.targets = targets;
        this.weights = weights;
        rate = 1 / largestEigenvalue(images);
    }

    /** Computes the solution of minimum norm by Cholesky; to be closed. */
    static Matrix minimumNorm(Matrix images, Matrix targets) {
        try (PackedMatrix products = PackedMatrix.zeros(images.columns())) {
            products.addInnerProducts(images);
            try (Cholesky factor = products.factorise();
                    Matrix alpha = factor.solve(targets)) {
                Matrix weights = Matrix.zeros(images.rows(), targets.columns());
                weights.addProduct(1, images, false, alpha, false);
                return weights;
            }
        }
    }

    /**
     * Estimates the largest eigenvalue of X X^T by the power method, from below; the learning rate
     * derived from it stays below the critical one.
     */
    private static double largestEigenvalue(Matrix images) {
        try (PackedMatrix products = PackedMatrix.zeros(images.columns())) {
            products.addInnerProducts(images);
            double[] vector = new double[images.columns()];
            for (int i = 0; i < vector.length; i++) {
                // Starts with a vector that is not likely to be orthogonal to an eigenvector.
                vector[i] = 1 + i % 7;
            }
            double eigenvalue = 0;
            for (int step = 0; step < POWER_STEPS; step++) {
                try (Matrix before = Matrix.ofColumns(vector);
                        Matrix unit = before.times(1 / before.norm());
                        Matrix after = products.times(unit)) {
                    eigenvalue = after.norm();
                    vector = after.column(0);
                }
            }
            return eigenvalue;
        }
    }

    /** Takes steps against the gradient. */
    void steps(int count) {
        for (int step = 0; step < count; step++) {
            try (Matrix residuals = residuals()) {
                weights.addProduct(-rate, images, false, residuals, false);
            }
        }
    }

    /** Returns the norm of X w - Y, relative to that of Y. */
    double residual() {
        try (Matrix residuals = residuals()) {
            return residuals.norm() / targets.norm();
        }
    }

    private Matrix residuals() {
        Matrix residuals = targets.times(-1);
        residuals.addProduct(1, images, true, weights, false);
        return residuals;
    }

    Matrix weights() {
        return weights;
    }

    @Override
    public void close() {
        weights.close();
    }
}
