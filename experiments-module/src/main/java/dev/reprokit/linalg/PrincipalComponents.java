package dev.reprokit.linalg;

/**
 * The principal components of a sample: the eigenvectors of its covariance, along which its
 * coordinates are uncorrelated (K. Pearson, Philosophical Magazine 2, 1901).
 *
 * @param mean mean of each coordinate
 * @param eigen variances along the components, in ascending order, and the components of length 1
 *     in columns. Closed with this
 */
public record PrincipalComponents(double[] mean, SymmetricEigen eigen) implements AutoCloseable {

    /**
     * Computes the principal components of a sample. Its covariance is the population's, divided by
     * the number of points.
     *
     * @param sample (coordinates, points), one column per point; unchanged
     * @return the components; the caller closes them
     * @throws ArithmeticException if the iteration for the eigenvalues does not converge
     */
    public static PrincipalComponents of(Matrix sample) {
        double[] mean = mean(sample);
        try (Matrix centred = centred(sample, mean);
                Matrix covariance = Matrix.zeros(mean.length, mean.length)) {
            covariance.addProduct(1.0 / sample.columns(), centred, false, centred, true);
            return new PrincipalComponents(mean, SymmetricEigen.of(covariance));
        }
    }

    /**
     * Subtracts the sample's mean from points.
     *
     * @param points (coordinates, points), one column per point; unchanged
     * @param mean the number to subtract per coordinate
     * @return a matrix of the same shape; the caller closes it
     */
    public static Matrix centred(Matrix points, double[] mean) {
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

    /**
     * Returns the variances of the sample along its components.
     *
     * @return one variance per component, the largest first; rounding can make those that are 0
     *     slightly negative
     */
    public double[] variances() {
        double[] ascending = eigen.values();
        double[] variances = new double[ascending.length];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = ascending[variances.length - 1 - i];
        }
        return variances;
    }

    /**
     * Computes the mean square of the projections of vectors on each component. The mean of the
     * sample is not subtracted from them: they are directions, not points.
     *
     * @param vectors (coordinates, vectors), one column per vector; unchanged
     * @return one mean square per component, that of the largest variance first
     */
    public double[] meanSquares(Matrix vectors) {
        int components = mean.length;
        double[] meanSquares = new double[components];
        try (Matrix projections = Matrix.zeros(components, vectors.columns())) {
            projections.addProduct(1, eigen.vectors(), true, vectors, false);
            for (int column = 0; column < vectors.columns(); column++) {
                double[] projection = projections.column(column);
                for (int i = 0; i < components; i++) {
                    meanSquares[components - 1 - i] +=
                            projection[i] * projection[i] / vectors.columns();
                }
            }
        }
        return meanSquares;
    }

    @Override
    public void close() {
        eigen.close();
    }
}
