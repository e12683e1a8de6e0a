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
     * Creates a skip connection over some layers.
     *
     * @param layers the layers that the input passes through on one way and bypasses on the other
     */
    public InputSkip(SequentialBlock layers) {
        super(
                branches -> joined(branches.get(0), branches.get(1)),
                List.of(layers, Blocks.identityBlock()));
        this.layers = layers;
    }

    /** {@return the layers that the input both passes through and bypasses} */
    public SequentialBlock layers() {
        return layers;
    }

    /**
     * Appends the input of the bypassed layers to their output.
     *
     * @param output output of the last layer (batch, units)
     * @param input input of the first layer (batch, features)
     * @return (batch, units + features)
     */
    public static NDList joined(NDList output, NDList input) {
        return new NDList(
                NDArrays.concat(
                        new NDList(output.singletonOrThrow(), input.singletonOrThrow()), 1));
    }
}
