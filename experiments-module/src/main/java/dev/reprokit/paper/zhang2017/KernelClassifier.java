package dev.reprokit.paper.zhang2017;

import dev.reprokit.kernel.CrossProducts;
import dev.reprokit.kernel.GaussianKernel;
import dev.reprokit.kernel.Points;
import dev.reprokit.linalg.BlasThreads;
import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.ConjugateGradients;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.linalg.PackedMatrix;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Equation 3 of the paper, {@code K alpha = Y} with one-hot Y, or with l2 {@code (K + lambda I)
 * alpha = Y}: solves it and measures the solution.
 *
 * @param images the images
 * @param choice bandwidth and lambda
 * @param secondSolver true to solve it by conjugate gradients, too
 */
record KernelClassifier(PointSets images, KernelChoice choice, boolean secondSolver) {
    /**
     * Residual, relative to Y, at which conjugate gradients stop. Solutions then differ by at most
     * this times K's condition number, so that they agree to 1e-6 up to a condition number of a
     * million.
     */
    private static final double TOLERANCE = 1e-12;

    private static final int MOST_STEPS = 5000;

    /**
     * Tests if there is memory for a second kernel matrix; otherwise the matrix is computed twice.
     */
    static boolean keepsCopy(int rows) {
        return !BlasThreads.areAll(rows);
    }

    /** Returns the metrics by name. */
    Map<String, Double> measure() {
        Points points = images.trainPoints();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("bandwidth_factor", choice.factor());
        metrics.put("bandwidth", choice.bandwidth());
        metrics.put("lambda", choice.ridge());
        metrics.put("held_out_error", choice.heldOutError());
        try (Matrix targets = OneHot.of(images.train().labels(), images.train().classes())) {
            PackedMatrix products = points.innerProducts();
            double[] squares = products.diagonal();
            PackedMatrix kernel = kernelOf(products);
            PackedMatrix copy = keepsCopy(points.size()) ? kernel.copy() : null;
            try (Matrix alpha = solve(kernel, targets, metrics);
                    PackedMatrix again = copy == null ? kernelOf(points.innerProducts()) : copy) {
                fit(again, alpha, targets, metrics);
                again.close();
                metrics.put("test_error", testError(points, squares, alpha));
            }
        }
        return metrics;
    }

    private PackedMatrix kernelOf(PackedMatrix products) {
        new GaussianKernel(choice.bandwidth()).applyTo(products);
        return products;
    }

    /**
     * Solves by Cholesky, which takes over the kernel's memory; before that, if wanted, by
     * conjugate gradients.
     */
    private Matrix solve(PackedMatrix kernel, Matrix targets, Map<String, Double> metrics) {
        kernel.addToDiagonal(choice.ridge());
        if (!secondSolver) {
            return solveByCholesky(kernel, targets);
        }
        try (ConjugateGradients.Solution second =
                new ConjugateGradients(TOLERANCE, MOST_STEPS).solve(kernel, targets)) {
            Matrix alpha = solveByCholesky(kernel, targets);
            metrics.put("second_solver_converged", second.converged() ? 1.0 : 0.0);
            metrics.put("second_solver_steps", (double) second.steps());
            metrics.put("second_solver_difference", second.x().relativeDistance(alpha));
            return alpha;
        }
    }

    private static Matrix solveByCholesky(PackedMatrix kernel, Matrix targets) {
        try (Cholesky factor = kernel.factorise()) {
            return factor.solve(targets);
        }
    }

    private void fit(
            PackedMatrix kernel, Matrix alpha, Matrix targets, Map<String, Double> metrics) {
        try (Matrix scores = kernel.times(alpha)) {
            metrics.put("train_error", OneHot.error(scores, images.train().labels()));
            metrics.put("norm", Math.sqrt(alpha.innerProduct(scores)));
            // The equation's left side also contains lambda alpha.
            scores.add(choice.ridge(), alpha);
            metrics.put("residual", scores.relativeDistance(targets));
        }
    }

    private double testError(Points points, double[] squares, Matrix alpha) {
        try (CrossProducts cross = CrossProducts.of(points, images.testPoints());
                Matrix scores = Matrix.zeros(images.test().size(), alpha.columns())) {
            new GaussianKernel(choice.bandwidth()).applyTo(squares, cross);
            scores.addProduct(1, cross.products(), true, alpha, false);
            return OneHot.error(scores, images.test().labels());
        }
    }
}
