package dev.reprokit.feature;

import dev.reprokit.linalg.Cholesky;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.linalg.PackedMatrix;
import dev.reprokit.linalg.Standardisation;

/**
 * Linear classifiers by least squares on one-hot classes with an l2 penalty (ridge regression).
 * They minimise {@code |Z W - Y|^2 / n + r |W|^2} over the weights W, so that {@code W = (Z^T Z / n
 * + r I)^-1 Z^T Y / n}. Z has one row of features per training image, standardised by the means and
 * deviations over these images; Y has 1 at each image's class and 0 elsewhere, less the column's
 * mean; n is the number of images, r the penalty, which the caller chooses, and I the identity
 * matrix. The solution is exact, in float64, so that there is no question of convergence.
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
     * @param features one row per image, one number per feature; at least one row
     * @param labels the images' classes, from 0 to {@code classes - 1}, in the order of the rows
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
     * A linear classifier. The scores of an image are {@code z W + offsets}, where z are its
     * standardised features; the class with the highest score is predicted, among equal scores the
     * first.
     *
     * @param standardisation subtracts the training images' mean from each feature and divides by
     *     their standard deviation
     * @param weights W, one row per feature and one column per class; closed with this
     * @param offsets one number per class: its share of the training images
     */
    public record Classifier(Standardisation standardisation, Matrix weights, double[] offsets)
            implements AutoCloseable {

        /**
         * Computes the accuracy on some images.
         *
         * @param features one row per image, with the features that the classifier was fitted to,
         *     not standardised
         * @param labels the images' classes, in the order of the rows
         * @return share of images whose class is predicted correctly, from 0 to 1
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
