package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PrincipalComponents;
import dev.reprokit.linalg.SymmetricEigen;

/**
 * ZCA whitening (Bell and Sejnowski 1997): the symmetric map {@code W = V (D + e)^(-1/2) V^T} gives
 * a sample, with its mean subtracted, the covariance 1. The constant e limits directions in which
 * the sample hardly varies.
 *
 * @param mean mean of the sample
 * @param map W, symmetric; to be closed
 */
record Whitening(double[] mean, Matrix map) implements AutoCloseable {

    /**
     * Computes the whitening of a sample.
     *
     * @param sample (coordinates, points), one column per point
     * @param least e, in the unit of the variance
     */
    static Whitening of(Matrix sample, double least) {
        try (PrincipalComponents components = PrincipalComponents.of(sample)) {
            double[] mean = components.mean();
            SymmetricEigen eigen = components.eigen();
            try (Matrix roots = Matrix.zeros(mean.length, mean.length)) {
                // Half of the root on each side of V^T: W = (V r) (V r)^T with r = (D + e)^(-1/4).
                for (int i = 0; i < mean.length; i++) {
                    double[] vector = eigen.vectors().column(i);
                    double root = Math.pow(Math.max(0, eigen.values()[i]) + least, -0.25);
                    for (int j = 0; j < vector.length; j++) {
                        vector[j] *= root;
                    }
                    roots.setColumn(i, vector);
                }
                Matrix map = Matrix.zeros(mean.length, mean.length);
                map.addProduct(1, roots, false, roots, true);
                return new Whitening(mean, map);
            }
        }
    }

    /** Whitens points, {@code W (x - mean)}; one column per point, to be closed. */
    Matrix apply(Matrix points) {
        try (Matrix centred = PrincipalComponents.centred(points, mean)) {
            Matrix white = Matrix.zeros(points.rows(), points.columns());
            white.addProduct(1, map, false, centred, false);
            return white;
        }
    }

    @Override
    public void close() {
        map.close();
    }
}
