package dev.reprokit.nn;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

/**
 * A multilayer perceptron with two hidden layers of different widths, ReLU, and logits of ten
 * classes: 784-512-256-10 of Feldman and Zhang's (2020) example for MNIST, which has 535,818
 * parameters, and the networks of Maennel et al. 2020, appendix E1.
 *
 * @param first units of the first hidden layer
 * @param second units of the second hidden layer
 * @param initialisation the rule for the initial weights
 */
public record TaperedMlp(int first, int second, Initialisation initialisation) implements Network {
    /** Number of outputs. */
    public static final int CLASSES = 10;

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
}
