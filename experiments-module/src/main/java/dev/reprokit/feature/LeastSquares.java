package dev.reprokit.feature;

import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.linalg.PackedMatrix;
import dev.reprokit.linalg.Standardisation;

/**
 * Linear classifiers by least squares on one-hot classes with an l2 penalty (ridge regression).
 * They minimise {@code |Z W - Y|^2 / n + r |W|^2} over the weights W. Z has one row of features per
 * training image, standardised by these images' means and deviations; Y has 1 at each image's class
 * and 0 elsewhere, less the column's mean; n is the number of images and r the penalty. The
 * solution is exact, in float64, so that there is no question of convergence.
 */
public final class LeastSquares implements AutoCloseable {
    private final Standardisation standardisation;
    private final double[] shares;
    private final PackedMatrix covariances;
    private final Matrix targets;

    /**
     * Computes what the classifiers for all l2 penalties share: the features' covariances with each
     * other and with the classes.
     *
     * @param features one row per image, at least one row
     * @param labels the images' classes
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
     * Computes the classifier for an l2 penalty on its weights, without going through the images
     * again.
     *
     * @param ridge the penalty r, positive; a larger one makes smaller weights
     * @return the classifier; the caller closes it
     * @throws dev.reprokit.linalg.NotPositiveDefiniteException if the penalty is not positive and
     *     features are linearly dependent
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
     * A linear classifier; it predicts the class with the highest score.
     *
     * @param standardisation standardisation of the features
     * @param weights W, one row per feature and one column per class; closed with this
     * @param offsets one number per class, its share of the training images, which is added to the
     *     class's score
     */
    public record Classifier(Standardisation standardisation, Matrix weights, double[] offsets)
            implements AutoCloseable {

        /**
         * Computes the accuracy on some images.
         *
         * @param features one row per image
         * @param labels the images' classes
         * @return share of images that are classified right, from 0 to 1
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
