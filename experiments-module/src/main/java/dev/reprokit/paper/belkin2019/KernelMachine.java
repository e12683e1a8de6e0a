package dev.reprokit.paper.belkin2019;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.kernel.CrossProducts;
import dev.reprokit.kernel.GaussianKernel;
import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.linalg.PackedMatrix;

/**
 * The paper's h_{n,infinity}: of all functions in the Gaussian kernel's Hilbert space that fit the
 * training images exactly, the one of minimum norm. It is {@code sum_i alpha_i k(x_i, x)} with
 * {@code K alpha = Y}, and its squared norm is the inner product of alpha and Y.
 *
 * @param points the training images
 * @param squares the squared length of each of them
 * @param alpha one row per training image, one column per class; closed with this
 */
record KernelMachine(
        GaussianKernel kernel, UnitPixels points, double[] squares, Matrix alpha, double norm)
        implements Predictor {

    /**
     * Solves for alpha by Cholesky.
     *
     * @throws dev.reprokit.linalg.NotPositiveDefiniteException if two images are equal
     */
    static KernelMachine fit(GaussianKernel kernel, LabelledImages train) {
        UnitPixels points = new UnitPixels(train);
        PackedMatrix products = points.innerProducts();
        double[] squares = products.diagonal();
        kernel.applyTo(products);
        try (Cholesky factor = products.factorise();
                Matrix targets = OneHot.of(train.labels(), train.classes())) {
            Matrix alpha = factor.solve(targets);
            double norm = Math.sqrt(alpha.innerProduct(targets));
            return new KernelMachine(kernel, points, squares, alpha, norm);
        }
    }

    @Override
    public Matrix scores(LabelledImages images) {
        Matrix scores = Matrix.zeros(images.size(), alpha.columns());
        try (CrossProducts cross = CrossProducts.of(points, new UnitPixels(images))) {
            kernel.applyTo(squares, cross);
            scores.addProduct(1, cross.products(), true, alpha, false);
        }
        return scores;
    }

    @Override
    public void close() {
        alpha.close();
    }
}
