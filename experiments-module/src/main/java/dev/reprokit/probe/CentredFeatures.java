package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Features that one learning rate suits, whatever the layer: each has its mean over the training
 * images taken off, and all of a layer are multiplied by one number, so that their mean squared
 * length is {@link #SQUARED_LENGTH}. A linear classifier can express the same of both.
 *
 * <p>Without it, SGD on the 25,088 features of a convolution overshoots, while behind many random
 * layers, whose outputs hardly differ between images, it hardly moves.
 */
final class CentredFeatures {
    /**
     * About that of a standardised MNIST image, 784. The curvature of the cross-entropy, where ten
     * classes are equally likely, is then at most a tenth of this, and SGD with momentum 0.9 is
     * stable at learning rates below {@code 2 * 1.9 / 100}.
     */
    static final double SQUARED_LENGTH = 1000;

    private CentredFeatures() {}

    /**
     * Centres and scales in place.
     *
     * @param train (training images, layers, features + 1), the last of them 1
     * @param test the same of the test images, moved and scaled as those of the training images
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
                // The mean of what is always 1 took it off.
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
                // What is the same for all images stays 0.
                scale[layer] =
                        lengths[layer] == 0
                                ? 1
                                : (float) Math.sqrt(SQUARED_LENGTH / lengths[layer]);
            }
            return scale;
        }
    }
}
