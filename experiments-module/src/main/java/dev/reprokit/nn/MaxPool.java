package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Max-pooling: the largest number of each window, per channel. On a CPU the numbers of all channels
 * of a pixel are brought next to each other first, because PyTorch compares them many at a time
 * only in that order. Outputs and gradients are those of the ordinary order, to the last bit.
 *
 * @param window (height, width) of a window, in pixels
 * @param stride step from a window to the next, (down, right)
 * @param padding pixels around the image that never win, (above and below, left and right)
 */
record MaxPool(Shape window, Shape stride, Shape padding) {

    /** {@return a layer from (batch, channels, height, width) to the pooled images} */
    Block layer() {
        return new Layer(this);
    }

    /**
     * Returns two layers, ReLU and this pool. They are computed in the other order, which gives the
     * same numbers, as neither changes which number is larger, and leaves ReLU less to do.
     */
    Block afterRelu() {
        return new ReluAndPool(this);
    }

    /** Pools images. */
    NDArray pool(NDArray x) {
        try (NDArray pooled = pooled(x)) {
            return contiguous(pooled);
        }
    }

    /** Computes ReLU of images and pools them. */
    NDArray reluAndPool(NDArray x) {
        try (NDArray pooled = pooled(x);
                NDArray positive = Activation.relu(pooled)) {
            return contiguous(positive);
        }
    }

    private NDArray pooled(NDArray x) {
        if (x.getDevice().isGpu()) {
            return largest(x);
        }
        Shape shape = x.getShape();
        long channels = shape.get(1);
        // PyTorch has to copy for the first reshape; the second is a view of the copy, which is
        // freed at once unless a backward pass will need it.
        try (NDArray last = x.transpose(0, 2, 3, 1);
                NDArray copy = last.reshape(shape.size() / channels, channels);
                NDArray images = copy.reshape(shape.get(0), shape.get(2), shape.get(3), channels);
                NDArray ordered = images.transpose(0, 3, 1, 2)) {
            return largest(ordered);
        }
    }

    private NDArray largest(NDArray x) {
        return Pool.maxPool2d(x, window, stride, padding, false);
    }

    /** Copies images so that the pixels of a channel are neighbours, unless they are already. */
    private static NDArray contiguous(NDArray x) {
        return x.reshape(x.getShape().get(0), -1).reshape(x.getShape());
    }

    /** A layer that pools, and says how. */
    interface Pooled {
        /** {@return what it computes} */
        Pooling operation();
    }

    private static final class Layer extends LambdaBlock implements Pooled {
        private final MaxPool pool;

        Layer(MaxPool pool) {
            super(inputs -> new NDList(pool.pool(inputs.singletonOrThrow())), "maxPool2d");
            this.pool = pool;
        }

        @Override
        public Pooling operation() {
            return new Pooling(pool, false);
        }
    }

    /** Both layers in a sequence, for who wants the outputs of each. */
    private static final class ReluAndPool extends SequentialBlock implements Pooled {
        private final MaxPool pool;

        ReluAndPool(MaxPool pool) {
            this.pool = pool;
            add(Activation.reluBlock());
            add(pool.layer());
        }

        @Override
        public Pooling operation() {
            return new Pooling(pool, true);
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore parameters,
                NDList inputs,
                boolean training,
                PairList<String, Object> options) {
            return new NDList(pool.reluAndPool(inputs.singletonOrThrow()));
        }
    }
}
