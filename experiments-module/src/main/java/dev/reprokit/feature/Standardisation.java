package dev.reprokit.feature;

import dev.reprokit.linalg.Matrix;

/**
 * Features less their means, over their deviations; a feature that never changes becomes 0.
 *
 * @param means one a feature
 * @param deviations one a feature
 */
record Standardisation(double[] means, double[] deviations) {

    /** Learns means and deviations. */
    static Standardisation of(float[][] features) {
        double[] means = new double[features[0].length];
        for (float[] row : features) {
            for (int i = 0; i < means.length; i++) {
                means[i] += row[i] / (double) features.length;
            }
        }
        double[] deviations = new double[means.length];
        for (float[] row : features) {
            for (int i = 0; i < means.length; i++) {
                deviations[i] += (row[i] - means[i]) * (row[i] - means[i]) / features.length;
            }
        }
        for (int i = 0; i < means.length; i++) {
            deviations[i] = Math.sqrt(deviations[i]);
        }
        return new Standardisation(means, deviations);
    }

    /**
     * Standardises.
     *
     * @param features a row an image
     * @param scale a factor for all
     * @return a row an image, to be closed
     */
    Matrix apply(float[][] features, double scale) {
        Matrix z = Matrix.zeros(features.length, means.length);
        double[] column = new double[features.length];
        for (int i = 0; i < means.length; i++) {
            // Of a constant, rounding may leave a little.
            boolean constant = deviations[i] <= 1e-7 * Math.abs(means[i]) || deviations[i] == 0;
            for (int image = 0; image < column.length; image++) {
                column[image] =
                        constant ? 0 : scale * (features[image][i] - means[i]) / deviations[i];
            }
            z.setColumn(i, column);
        }
        return z;
    }
}
