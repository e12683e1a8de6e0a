package dev.reprokit.paper.feldman2020;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.Network;

/**
 * The MLP of the authors' example for MNIST: two hidden layers with ReLU, ten outputs. The
 * published one, 784-512-256-10, has 535,818 parameters.
 *
 * @param first units of the first hidden layer
 * @param second units of the second hidden layer
 */
record MnistMlp(int first, int second) implements Network {
    private static final int CLASSES = 10;

    @Override
    public String name() {
        return "mlp-%d-%d".formatted(first, second);
    }

    @Override
    public Block build() {
        return new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(first).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(second).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    /** {@inheritDoc} The example draws normal numbers of the same variance. */
    @Override
    public Initialisation initialisation() {
        return Initialisation.GLOROT;
    }
}
