package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Sums of loss and of correct answers over an epoch, kept on the device and read once: reading each
 * batch would make the device wait for Java.
 */
final class RunningSums {
    private final NDArray loss;
    private final NDArray correct;

    RunningSums(NDManager manager) {
        // Float64: float32 would lose digits in a sum over 50,000 losses.
        loss = manager.zeros(new Shape(), DataType.FLOAT64);
        correct = manager.zeros(new Shape(), DataType.INT64);
    }

    void add(NDArray lossSum, NDArray correctCount) {
        loss.addi(lossSum);
        correct.addi(correctCount);
    }

    Evaluation over(long images) {
        return new Evaluation(loss.getDouble() / images, (double) correct.getLong() / images);
    }
}
