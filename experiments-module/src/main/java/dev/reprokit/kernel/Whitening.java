package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
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
        double[] mean = mean(sample);
        try (Matrix centred = centred(sample, mean);
                Matrix covariance = Matrix.zeros(mean.length, mean.length)) {
            covariance.addProduct(1.0 / sample.columns(), centred, false, centred, true);
            try (SymmetricEigen eigen = SymmetricEigen.of(covariance);
                    Matrix roots = Matrix.zeros(mean.length, mean.length)) {
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
        try (Matrix centred = centred(points, mean)) {
            Matrix white = Matrix.zeros(points.rows(), points.columns());
            white.addProduct(1, map, false, centred, false);
            return white;
        }
    }

    private static double[] mean(Matrix sample) {
        double[] mean = new double[sample.rows()];
        for (int column = 0; column < sample.columns(); column++) {
            double[] point = sample.column(column);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += point[i] / sample.columns();
            }
        }
        return mean;
    }

    private static Matrix centred(Matrix points, double[] mean) {
        Matrix centred = Matrix.zeros(points.rows(), points.columns());
        for (int column = 0; column < points.columns(); column++) {
            double[] point = points.column(column);
            for (int i = 0; i < mean.length; i++) {
                point[i] -= mean[i];
            }
            centred.setColumn(column, point);
        }
        return centred;
    }

    @Override
    public void close() {
        map.close();
    }
}
