package dev.reprokit.paper.zhang2017;

import dev.reprokit.kernel.CrossProducts;
import dev.reprokit.kernel.GaussianKernel;
import dev.reprokit.kernel.Points;
import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.NotPositiveDefiniteException;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.linalg.PackedMatrix;

/**
 * A choice of what the paper does not state: the kernel's bandwidth and the strength of the
 * regularisation.
 *
 * @param factor the bandwidth, in median distances of two images
 * @param bandwidth the bandwidth, in the unit of the coordinates
 * @param ridge lambda, which is added to the kernel's diagonal of 1; 0 for no regularisation
 * @param heldOutError share of held-out training images that are classified wrong
 */
record KernelChoice(double factor, double bandwidth, double ridge, double heldOutError) {

    /**
     * Chooses the candidate with the lowest error on held-out training images; the first of equal
     * ones.
     *
     * @param images the images that candidates are fitted to as training set, the held-out ones as
     *     test set
     * @param factors bandwidths to try, in median distances
     * @throws NotPositiveDefiniteException if no candidate can be solved
     */
    static KernelChoice among(PointSets images, double[] factors, double[] ridges) {
        Points points = images.trainPoints();
        try (PackedMatrix products = points.innerProducts();
                CrossProducts cross = CrossProducts.of(points, images.testPoints());
                Matrix targets = OneHot.of(images.train().labels(), images.train().classes())) {
            double median = GaussianKernel.medianDistance(products);
            KernelChoice best = null;
            NotPositiveDefiniteException unsolvable = null;
            for (double factor : factors) {
                GaussianKernel kernel = new GaussianKernel(factor * median);
                for (double ridge : ridges) {
                    try {
                        double error = error(images, kernel, ridge, products, cross, targets);
                        if (best == null || error < best.heldOutError) {
                            best = new KernelChoice(factor, kernel.bandwidth(), ridge, error);
                        }
                    } catch (NotPositiveDefiniteException e) {
                        unsolvable = e;
                    }
                }
            }
            if (best == null) {
                throw unsolvable;
            }
            return best;
        }
    }

    private static double error(
            PointSets images,
            GaussianKernel kernel,
            double ridge,
            PackedMatrix products,
            CrossProducts cross,
            Matrix targets) {
        double[] squares = products.diagonal();
        try (PackedMatrix matrix = products.copy();
                CrossProducts others =
                        new CrossProducts(cross.products().copy(), cross.squares())) {
            kernel.applyTo(matrix);
            matrix.addToDiagonal(ridge);
            kernel.applyTo(squares, others);
            try (Cholesky factor = matrix.factorise();
                    Matrix alpha = factor.solve(targets);
                    Matrix scores = Matrix.zeros(images.test().size(), targets.columns())) {
                scores.addProduct(1, others.products(), true, alpha, false);
                return OneHot.error(scores, images.test().labels());
            }
        }
    }
}
