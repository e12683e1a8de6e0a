package dev.reprokit.paper.belkin2019;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.MinimumNormSolution;
import dev.reprokit.linalg.OneHot;

/**
 * The paper's h_{n,N}: the combination of random Fourier features with the least squared error on
 * the training images and, of several such, with coefficients of minimum l2 norm.
 *
 * @param features the features; stay open
 * @param solution the coefficients, one row per feature, one column per class; closed with this
 */
record FourierPredictor(FourierFeatures features, MinimumNormSolution solution)
        implements Predictor {

    /** Fits coefficients to training images. */
    static FourierPredictor fit(FourierFeatures features, LabelledImages train) {
        try (Matrix points = new UnitPixels(train).part(0);
                Matrix rows = features.of(points);
                Matrix targets = OneHot.of(train.labels(), train.classes())) {
            return new FourierPredictor(features, MinimumNormSolution.of(rows, targets));
        }
    }

    @Override
    public Matrix scores(LabelledImages images) {
        Matrix coefficients = solution.x();
        Matrix scores = Matrix.zeros(images.size(), coefficients.columns());
        try (Matrix points = new UnitPixels(images).part(0);
                Matrix rows = features.of(points)) {
            scores.addProduct(1, rows, false, coefficients, false);
        }
        return scores;
    }

    @Override
    public double norm() {
        return solution.x().norm();
    }

    /** Returns the number of singular values of the features that count as 0; see the solution. */
    int dropped() {
        return solution.singularValues().length - solution.rank();
    }

    @Override
    public void close() {
        solution.close();
    }
}
