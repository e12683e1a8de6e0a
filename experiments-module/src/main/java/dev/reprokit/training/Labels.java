package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import java.util.Arrays;

/**
 * Classes of images on a device (a GPU or the CPU), stored twice: as indices, from which accuracies
 * are computed, and as one-hot rows, from which losses are computed. Closing it frees both.
 */
public final class Labels implements AutoCloseable {
    private final NDArray indices;
    private final NDArray minusOneHot;

    /**
     * Uploads labels to the manager's device, a GPU or the CPU.
     *
     * @param manager creates the arrays on its device and frees them when it is closed
     * @param labels classes from 0 to classes - 1
     * @param classes number of classes
     * @throws IllegalArgumentException if a label is outside that range
     */
    public Labels(NDManager manager, int[] labels, int classes) {
        if (Arrays.stream(labels).anyMatch(label -> label < 0 || label >= classes)) {
            throw new IllegalArgumentException("expected labels between 0 and " + (classes - 1));
        }
        indices = manager.create(Arrays.stream(labels).asLongStream().toArray());
        float[] rows = new float[labels.length * classes];
        for (int image = 0; image < labels.length; image++) {
            rows[image * classes + labels[image]] = -1;
        }
        minusOneHot = manager.create(rows, new Shape(labels.length, classes));
    }

    /** Returns the labels of the images that an index selects. */
    Batch pick(NDManager manager, NDIndex picked) {
        return new Batch(indices.get(manager, picked), minusOneHot.get(manager, picked));
    }

    @Override
    public void close() {
        indices.close();
        minusOneHot.close();
    }

    /**
     * The labels of one batch.
     *
     * @param indices (batch), int64
     * @param minusOneHot (batch, classes), -1 at the label and 0 elsewhere
     */
    record Batch(NDArray indices, NDArray minusOneHot) {

        /**
         * Computes the cross-entropy summed over the batch. It multiplies by one-hot rows, because
         * the gradient of a gather is not deterministic on a GPU.
         */
        NDArray lossSum(NDArray logits) {
            return logits.logSoftmax(1).mul(minusOneHot).sum();
        }

        /**
         * Tells for each image whether its largest logit is that of its label: (batch), boolean.
         */
        NDArray right(NDArray logits) {
            return logits.argMax(1).eq(indices);
        }

        /** Counts the images whose largest logit is that of their label. */
        NDArray correct(NDArray logits) {
            return count(right(logits));
        }

        /** Counts the images that {@link #right} says are right. */
        static NDArray count(NDArray right) {
            return right.toType(DataType.INT64, false).sum();
        }
    }
}
