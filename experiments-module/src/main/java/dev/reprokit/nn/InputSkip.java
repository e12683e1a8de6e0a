package dev.reprokit.nn;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;

import java.util.List;

/**
 * A skip connection over some layers: it passes its input through the layers and outputs the last
 * layer's output with the input appended. Input (batch, features), output (batch, units of the last
 * layer + features), in that order.
 */
public final class InputSkip extends ParallelBlock {
    private final SequentialBlock layers;

    /**
     * Creates a block that computes the output of some layers and appends the block's input to it,
     * along axis 1. For an input of shape (batch, features), its output has the shape (batch, units
     * + features), where units is the width of the last layer: first the numbers of that layer,
     * then the input's, unchanged.
     *
     * @param layers the layers, run one after another
     */
    public InputSkip(SequentialBlock layers) {
        super(
                branches -> joined(branches.get(0), branches.get(1)),
                List.of(layers, Blocks.identityBlock()));
        this.layers = layers;
    }

    /** {@return the layers to whose output this block appends its input} */
    public SequentialBlock layers() {
        return layers;
    }

    /**
     * Appends the input of some layers to their output, along axis 1.
     *
     * @param output output of the last layer, one array of shape (batch, units)
     * @param input input of the first layer, one array of shape (batch, features)
     * @return one new array of shape (batch, units + features), the output first
     */
    public static NDList joined(NDList output, NDList input) {
        return new NDList(
                NDArrays.concat(
                        new NDList(output.singletonOrThrow(), input.singletonOrThrow()), 1));
    }
}
