package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Centres and scales features so that one learning rate suits every layer. The mean of each feature
 * over the training images is subtracted, and all features of a layer are multiplied by one number,
 * so that their mean squared length is {@link #SQUARED_LENGTH}. A linear classifier can express the
 * same functions of both.
 *
 * <p>Without it, SGD on the 25,088 features of a convolution overshoots, while after many random
 * layers, whose outputs hardly differ between images, it hardly moves.
 */
final class CentredFeatures {
    /**
     * Mean squared length of the features, about that of a standardised MNIST image (784). The
     * curvature of the cross-entropy, at equal probabilities of ten classes, is then at most a
     * tenth of this, and SGD with momentum 0.9 is stable at learning rates below {@code 2 * 1.9 /
     * 100}.
     */
    static final double SQUARED_LENGTH = 1000;

    private CentredFeatures() {}

    /**
     * Centres and scales in place.
     *
     * @param train (training images, layers, features + 1); the last feature is 1
     * @param test (test images, layers, features + 1); shifted and scaled like the training images
     */
    static void centre(NDArray train, NDArray test) {
        Shape shape = train.getShape();
        try (NDManager scope = train.getManager().newSubManager()) {
            NDArray mean = train.mean(new int[] {0});
            mean.attach(scope);
            train.subi(mean);
            test.subi(mean);
            NDArray scale = scope.create(scale(train, scope), new Shape(1, shape.get(1), 1));
            NDArray constant = scope.zeros(new Shape(1, 1, shape.get(2)));
            constant.set(new NDIndex("..., -1"), 1);
            for (NDArray part : new NDArray[] {train, test}) {
                // Subtracting the means made the constant feature 0; restore it to 1.
                part.muli(scale).addi(constant);
            }
        }
    }

    private static float[] scale(NDArray centred, NDManager scope) {
        try (NDArray squares = centred.square()) {
            NDArray sums = squares.sum(new int[] {2}).toType(DataType.FLOAT64, false);
            sums.attach(scope);
            double[] lengths = sums.mean(new int[] {0}).toDoubleArray();
            float[] scale = new float[lengths.length];
            for (int layer = 0; layer < scale.length; layer++) {
                // Features that are equal for all images stay 0.
                scale[layer] =
                        lengths[layer] == 0
                                ? 1
                                : (float) Math.sqrt(SQUARED_LENGTH / lengths[layer]);
            }
            return scale;
        }
    }
}
