package dev.reprokit.nn;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

/**
 * A multilayer perceptron: hidden layers of equal width with ReLU (Zhang et al. 2017, appendix A).
 * On 28x28x3 inputs, 1x512 has 1,209,866 parameters and 3x512 1,735,178.
 *
 * @param layers number of hidden layers; 0 for a linear classifier
 * @param width units per hidden layer
 * @param classes number of outputs
 * @param dropout dropout rate after each hidden layer, in [0, 1); 0 for none
 */
public record Mlp(int layers, int width, int classes, double dropout) implements Network {
    /**
     * A linear classifier for ten classes: no hidden layer, one weight per input and class
     * (multinomial logistic regression).
     */
    public static final Mlp LINEAR = new Mlp(0, 0, 10);

    /** Zhang et al.'s MLP 1x512: one hidden layer of 512 units. */
    public static final Mlp ONE_BY_512 = new Mlp(1, 512, 10);

    /** Zhang et al.'s MLP 3x512: three hidden layers of 512 units. */
    public static final Mlp THREE_BY_512 = new Mlp(3, 512, 10);

    /**
     * Creates a network without dropout.
     *
     * @param layers number of hidden layers; 0 for a linear classifier
     * @param width units per hidden layer
     * @param classes number of outputs
     */
    public Mlp(int layers, int width, int classes) {
        this(layers, width, classes, 0);
    }

    /**
     * Returns this network with dropout after each hidden layer.
     *
     * @param rate probability that a unit is zero, in [0, 1)
     * @return a network with the same parameters, in the same order, so that one seed gives both
     *     networks equal initial weights
     */
    public Mlp withDropout(double rate) {
        return new Mlp(layers, width, classes, rate);
    }

    /**
     * Returns this network with the width of every hidden layer divided, for runs that have to be
     * short.
     *
     * @param divisor the divisor of the units per hidden layer, at least 1; 1 changes nothing
     * @return a network with fewer units; their number is rounded down
     */
    public Mlp narrowed(int divisor) {
        return new Mlp(layers, width / divisor, classes, dropout);
    }

    @Override
    public String name() {
        return layers == 0
                ? "linear"
                : "mlp-%dx%d%s".formatted(layers, width, dropout > 0 ? "-dropout" : "");
    }

    @Override
    public Block build() {
        SequentialBlock block = new SequentialBlock().add(Blocks.batchFlattenBlock());
        for (int i = 0; i < layers; i++) {
            block.add(Linear.builder().setUnits(width).build()).add(Activation.reluBlock());
            if (dropout > 0) {
                block.add(new Dropout(dropout));
            }
        }
        return block.add(Linear.builder().setUnits(classes).build());
    }
}
