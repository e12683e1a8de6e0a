package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Gradients of a loss, and gradient clipping, for a training loop of one's own.
 *
 * <p>DJL's {@code optClipGrad} clips from above only, and its gradient collector allows one
 * training at a time per JVM.
 */
public final class Gradients {
    private Gradients() {}

    /**
     * Computes the gradients of a loss by backpropagation. Each call starts from 0: it does not add
     * to the gradients of the call before.
     *
     * @param loss a single number, computed from the weights under {@link
     *     dev.reprokit.nn.GradientMode#on()}
     * @param weights arrays that require a gradient
     * @return one new array per weight, of its shape, zeros if the loss does not depend on it;
     *     close the list after the step
     * @throws IllegalArgumentException if the loss is not a single number
     */
    public static NDList of(NDArray loss, NDList weights) {
        if (loss.size() != 1) {
            throw new IllegalArgumentException(
                    "expected a loss that is a single number, but got one of the shape "
                            + loss.getShape());
        }
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
        NDList gradients = new NDList();
        for (NDArray weight : weights) {
            gradients.add(taken((PtNDArray) weight));
        }
        return gradients;
    }

    /** Copies a weight's gradient and zeroes it: PyTorch adds new gradients to the old ones. */
    private static NDArray taken(PtNDArray weight) {
        try (PtNDArray gradient = JniUtils.getGradient(weight)) {
            if (gradient == null) {
                return weight.zerosLike();
            }
            NDArray copy = gradient.duplicate();
            JniUtils.zeroGrad(weight);
            return copy;
        }
    }

    /**
     * Clips every number of the gradients on both sides, to {@code [-bound, bound]}, in place
     * (PyTorch's {@code clip_grad_value_}). NaN stays NaN.
     *
     * @param gradients arrays of any shapes
     * @param bound the largest absolute value, positive
     * @throws IllegalArgumentException if the bound is not positive
     */
    public static void clipByValue(NDList gradients, double bound) {
        requirePositive(bound);
        for (NDArray gradient : gradients) {
            try (NDArray clipped = gradient.clip(-bound, bound)) {
                clipped.copyTo(gradient);
            }
        }
    }

    /**
     * Scales the gradients, in place, so that their Euclidean norm over all numbers of all arrays
     * is at most a bound (Pascanu et al. 2013, algorithm 1). Below the bound they stay as they are.
     *
     * @param gradients arrays of any shapes
     * @param bound the largest norm, positive
     * @return the norm before
     * @throws IllegalArgumentException if the bound is not positive
     */
    public static double clipByNorm(NDList gradients, double bound) {
        requirePositive(bound);
        double squares = 0;
        for (NDArray gradient : gradients) {
            // Float64: the squares of float32 may overflow.
            try (NDArray exact = gradient.toType(DataType.FLOAT64, true);
                    NDArray square = exact.square();
                    NDArray sum = square.sum()) {
                squares += sum.getDouble();
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > bound) {
            gradients.forEach(gradient -> gradient.muli(bound / norm));
        }
        return norm;
    }

    private static void requirePositive(double bound) {
        if (!(bound > 0)) {
            throw new IllegalArgumentException("expected a positive bound, but got " + bound);
        }
    }
}
