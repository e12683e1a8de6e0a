package dev.reprokit.paper.maennel2020;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.Network;

/**
 * A fully connected network with two hidden layers of different widths and ReLU, for ten classes
 * (Maennel et al. 2020, appendix E1).
 *
 * @param first units of the first hidden layer
 * @param second units of the second hidden layer
 */
record TaperedMlp(int first, int second) implements Network {
    static final int CLASSES = 10;

    @Override
    public String name() {
        return "mlp-%d-%d-%d".formatted(first, second, CLASSES);
    }

    /**
     * Returns LeCun's rule: the paper does not say which it uses, but where inputs hardly vary the
     * weights keep their first spread, and there its curves lie at 1/sqrt(inputs).
     */
    @Override
    public Initialisation initialisation() {
        return Initialisation.LECUN;
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
}
