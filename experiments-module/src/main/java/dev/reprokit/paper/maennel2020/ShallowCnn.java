package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;

import dev.reprokit.nn.CheckedConvolution;
import dev.reprokit.nn.Network;

/**
 * The paper's CNN with a single convolution: conv 3x3 without padding, ReLU, a hidden fully
 * connected layer with ReLU, and logits of ten classes.
 *
 * @param filters filters of the convolution; the paper has 256
 * @param hidden units of the hidden layer; the paper has 64
 */
record ShallowCnn(int filters, int hidden) implements Network {
    private static final int CLASSES = 10;

    @Override
    public String name() {
        return "shallow-cnn";
    }

    /** {@return name and widths, e.g. for the sentence on what a scale reduces} */
    @Override
    public String toString() {
        return "%s (%d filters, fully connected layer of %d units)"
                .formatted(name(), filters, hidden);
    }

    @Override
    public Block build() {
        return new SequentialBlock()
                .add(
                        new CheckedConvolution(
                                Conv2d.builder()
                                        .setFilters(filters)
                                        .setKernelShape(new Shape(3, 3))))
                .add(Activation.reluBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(hidden).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(CLASSES).build());
    }
}
