package dev.reprokit.paper.belkin2019;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.linalg.Matrix;

/** A function that was fitted to training images by least squares on their one-hot classes. */
interface Predictor extends AutoCloseable {

    /**
     * Computes scores.
     *
     * @return one row per image, one column per class; the caller closes it
     */
    Matrix scores(LabelledImages images);

    /** Returns the norm of the function, over all classes: the root of the sum of squares. */
    double norm();

    @Override
    void close();
}
