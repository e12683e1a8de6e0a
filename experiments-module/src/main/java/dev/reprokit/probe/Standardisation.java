package dev.reprokit.probe;

import dev.reprokit.linalg.Matrix;

/**
 * Centres features and divides them by their deviation, both of the training images.
 *
 * @param mean by feature
 * @param deviation by feature, the population's; 1 where a feature does not vary
 */
record Standardisation(double[] mean, double[] deviation) {

    /**
     * Measures.
     *
     * @param rows training images, at least one, a row of features each
     */
    static Standardisation of(double[][] rows) {
        int features = rows[0].length;
        double[] mean = new double[features];
        double[] deviation = new double[features];
        for (int f = 0; f < features; f++) {
            for (double[] row : rows) {
                mean[f] += row[f] / rows.length;
            }
            double variance = 0;
            for (double[] row : rows) {
                variance += (row[f] - mean[f]) * (row[f] - mean[f]) / rows.length;
            }
            // Float32 features that are all equal may differ from their mean in the last digits.
            boolean varies = variance > 1e-12 * mean[f] * mean[f];
            deviation[f] = varies ? Math.sqrt(variance) : 1;
        }
        return new Standardisation(mean, deviation);
    }

    /**
     * Applies it.
     *
     * @param rows images, a row of features each
     * @return (images, features + 1), the last column 1; to be closed
     */
    Matrix apply(double[][] rows) {
        Matrix matrix = Matrix.zeros(rows.length, mean.length + 1);
        double[] column = new double[rows.length];
        for (int f = 0; f <= mean.length; f++) {
            for (int i = 0; i < rows.length; i++) {
                column[i] = f < mean.length ? (rows[i][f] - mean[f]) / deviation[f] : 1;
            }
            matrix.setColumn(f, column);
        }
        return matrix;
    }
}
