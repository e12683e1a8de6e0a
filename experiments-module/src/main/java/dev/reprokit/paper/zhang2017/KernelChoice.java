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
 * What the paper does not tell: the kernel's bandwidth, and how strongly to regularise.
 *
 * @param factor the bandwidth, in median distances of two images
 * @param bandwidth the bandwidth, in the unit of the coordinates
 * @param ridge lambda, what is added to the kernel's diagonal of 1; 0 does not regularise
 * @param heldOutError the share of held-out training images that it gets wrong
 */
record KernelChoice(double factor, double bandwidth, double ridge, double heldOutError) {

    /**
     * Chooses by error on held-out training images; of equal ones the first.
     *
     * @param images the images to fit candidates to as training, the held-out ones as test images
     * @param factors bandwidths to try, in median distances
     * @param ridges lambdas to try
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
