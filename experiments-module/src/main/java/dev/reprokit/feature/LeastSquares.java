package dev.reprokit.feature;

import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.linalg.PackedMatrix;
import dev.reprokit.linalg.Standardisation;

/**
 * Linear classifiers by least squares on one-hot classes with an l2 penalty: the minimum of {@code
 * |Z W - Y|^2 / n + r |W|^2}, Z being the features standardised by the training images' means and
 * deviations, in float64 and solved exactly. Nothing has to converge.
 */
public final class LeastSquares implements AutoCloseable {
    private final Standardisation standardisation;
    private final double[] shares;
    private final PackedMatrix covariances;
    private final Matrix targets;

    /**
     * Takes the training images.
     *
     * @param features a row an image, at least one
     * @param labels their classes
     * @param classes number of classes
     */
    public LeastSquares(float[][] features, int[] labels, int classes) {
        shares = new double[classes];
        for (int label : labels) {
            shares[label] += 1.0 / labels.length;
        }
        double scale = 1 / Math.sqrt(labels.length);
        try (Matrix rows = Matrix.ofRows(features)) {
            standardisation = Standardisation.of(rows);
            try (Matrix standardised = standardisation.apply(rows);
                    Matrix z = standardised.times(scale);
                    Matrix y = OneHot.of(labels, classes)) {
                covariances = PackedMatrix.zeros(z.columns());
                covariances.addInnerProducts(z);
                targets = Matrix.zeros(z.columns(), classes);
                targets.addProduct(scale, z, true, y, false);
            }
        }
    }

    /**
     * Solves.
     *
     * @param ridge the penalty r, positive
     * @return the classifier, to be closed
     * @throws dev.reprokit.linalg.NotPositiveDefiniteException if the penalty is not positive and
     *     features depend on each other
     */
    public Classifier classifier(double ridge) {
        PackedMatrix penalised = covariances.copy();
        penalised.addToDiagonal(ridge);
        try (Cholesky factor = penalised.factorise()) {
            return new Classifier(standardisation, factor.solve(targets), shares);
        }
    }

    @Override
    public void close() {
        covariances.close();
        targets.close();
    }

    /**
     * A linear classifier; the highest score is the class.
     *
     * @param standardisation what is done to features
     * @param weights a row a feature, a column a class; closed with this
     * @param offsets the mean score of each class
     */
    public record Classifier(Standardisation standardisation, Matrix weights, double[] offsets)
            implements AutoCloseable {

        /**
         * The share of images that it gets right.
         *
         * @param features a row an image
         * @param labels their classes
         * @return from 0 to 1
         */
        public double accuracy(float[][] features, int[] labels) {
            try (Matrix rows = Matrix.ofRows(features);
                    Matrix z = standardisation.apply(rows);
                    Matrix scores = Matrix.zeros(labels.length, offsets.length)) {
                scores.addProduct(1, z, false, weights, false);
                for (int label = 0; label < offsets.length; label++) {
                    double[] column = scores.column(label);
                    for (int image = 0; image < column.length; image++) {
                        column[image] += offsets[label];
                    }
                    scores.setColumn(label, column);
                }
                return 1 - OneHot.error(scores, labels);
            }
        }

        @Override
        public void close() {
            weights.close();
        }
    }
}
