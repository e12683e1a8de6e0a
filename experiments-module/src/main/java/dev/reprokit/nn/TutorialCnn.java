package dev.reprokit.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;

/**
 * The CNN for 32x32 images with three channels, after PyTorch's tutorials, with which the research
 * log began, a notebook of training runs on CIFAR-10 that ReproKit repeats: two blocks of conv 3x3
 * (padding 1), ReLU and batch normalisation; max-pool 2x2; dropout 0.25; a hidden fully connected
 * layer with ReLU, batch normalisation and dropout 0.5; logits.
 *
 * @param conv1 filters of the first convolution
 * @param conv2 filters of the second convolution
 * @param hidden units of the hidden layer
 */
public record TutorialCnn(int conv1, int conv2, int hidden) implements Network {
    private static final int CLASSES = 10;
    private static final MaxPool POOL =
            new MaxPool(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0));

    /**
     * The network of the research log (a notebook of training runs on CIFAR-10 that ReproKit
     * repeats): convolutions of 32 and 64 filters, 512 hidden units, 8,414,858 trained parameters.
     * Unlike the log's AlexNets ({@link AlexNet#LOG_SMALL}), it sees whole images of 32x32 pixels
     * and has batch normalisation.
     */
    public static final TutorialCnn LOG = new TutorialCnn(32, 64, 512);

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
    public TutorialCnn narrowed(int divisor) {
        return new TutorialCnn(
                ChannelBlock.narrowed(conv1, divisor),
                ChannelBlock.narrowed(conv2, divisor),
                hidden / divisor);
    }

    @Override
    public String name() {
        return "tutorial-cnn";
    }

    /** {@return name and widths, e.g. for the sentence on what a scale reduces} */
    @Override
    public String toString() {
        return "%s (convolutions of %d and %d filters, fully connected layer of %d units)"
                .formatted(name(), conv1, conv2, hidden);
    }

    @Override
    public Block build() {
        return new SequentialBlock()
                .add(conv(conv1))
                .add(Activation.reluBlock())
                .add(BatchNorm.builder().build())
                .add(conv(conv2))
                .add(Activation.reluBlock())
                .add(BatchNorm.builder().build())
                .add(POOL.layer())
                .add(new Dropout(0.25))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(hidden).build())
                .add(Activation.reluBlock())
                .add(BatchNorm.builder().build())
                .add(new Dropout(0.5))
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private static Block conv(int filters) {
        return new CheckedConvolution(
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(3, 3))
                        .optPadding(new Shape(1, 1)));
    }
}
