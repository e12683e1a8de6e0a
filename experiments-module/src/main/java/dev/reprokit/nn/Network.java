package dev.reprokit.nn;

import ai.djl.nn.Block;

/**
 * The architecture of a network. It builds the network as a DJL block, whose parameters {@link
 * Initialisation} draws afterwards.
 */
public interface Network {

    /**
     * Returns the name that readers see.
     *
     * @return e.g. {@code alexnet-log-small}
     */
    String name();

    /**
     * Builds the network.
     *
     * @return a new block without parameter arrays: input (batch, channels, height, width), output
     *     logits (batch, classes), the scores of the classes before the softmax
     */
    Block build();

    /**
     * Returns the rule by which the initial weights and biases are drawn.
     *
     * @return PyTorch's default, {@link Initialisation#PYTORCH}, unless the network overrides it
     */
    default Initialisation initialisation() {
        return Initialisation.PYTORCH;
    }
}
