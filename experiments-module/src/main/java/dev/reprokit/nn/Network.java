package dev.reprokit.nn;

import ai.djl.nn.Block;

/** A network's architecture: makes blocks whose parameters are not initialised yet. */
public interface Network {

    /**
     * What readers call it.
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
     * How its parameters begin.
     *
     * @return PyTorch's default unless the network says otherwise
     */
    default Initialisation initialisation() {
        return Initialisation.PYTORCH;
    }
}
