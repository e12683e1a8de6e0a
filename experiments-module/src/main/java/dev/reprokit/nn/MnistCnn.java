package dev.reprokit.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;

/**
 * The CNN of TensorFlow's MNIST example ({@code image/mnist/convolutional.py} of
 * tensorflow/models): two blocks of conv 5x5 (padding 2), ReLU and max-pool 2x2; a hidden fully
 * connected layer with ReLU and dropout 0.5; logits. On 28x28x1 inputs the published one has
 * 1,663,370 parameters.
 *
 * @param conv1 filters of the first convolution
 * @param conv2 filters of the second convolution
 * @param hidden units of the hidden layer
 */
public record MnistCnn(int conv1, int conv2, int hidden) implements Network {
    private static final int CLASSES = 10;
    private static final Shape TWO = new Shape(2, 2);
    private static final MaxPool POOL = new MaxPool(TWO, TWO, new Shape(0, 0));

    /** The network of TensorFlow's MNIST example: 32 and 64 filters, 512 hidden units. */
    public static final MnistCnn PUBLISHED = new MnistCnn(32, 64, 512);

    /**
     * Returns this network with the width of every hidden layer divided, for runs that have to be
     * short. The number of filters of each convolution is rounded to the nearest multiple of 16, at
     * least 16, because PyTorch computes 16 channels at a time on a CPU; the number of hidden units
     * is rounded down.
     *
     * @param divisor the divisor of each width, at least 1; 1 changes nothing
     * @return a network that needs about 1/divisor^2 of the operations, while its convolutions have
     *     more than 16 filters
     */
    public MnistCnn narrowed(int divisor) {
        return new MnistCnn(
                ChannelBlock.narrowed(conv1, divisor),
                ChannelBlock.narrowed(conv2, divisor),
                hidden / divisor);
    }

    @Override
    public String name() {
        return "mnist-cnn";
    }

    @Override
    public Block build() {
        return new SequentialBlock()
                .add(conv(conv1))
                .add(POOL.afterRelu())
                .add(conv(conv2))
                .add(POOL.afterRelu())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(hidden).build())
                .add(Activation.reluBlock())
                .add(new Dropout(0.5))
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private static Block conv(int filters) {
        return new CheckedConvolution(
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(5, 5))
                        .optPadding(TWO));
    }
}
