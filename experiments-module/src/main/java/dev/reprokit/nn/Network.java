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
     * @return a new block: input (batch, channels, height, width), output logits (batch, classes)
     */
    Block build();

    /**
     * Returns the rule for the initial parameters.
     *
     * @return PyTorch's default unless the network overrides it
     */
    default Initialisation initialisation() {
        return Initialisation.PYTORCH;
    }
}
