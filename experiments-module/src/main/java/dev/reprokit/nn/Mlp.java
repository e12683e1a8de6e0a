package dev.reprokit.nn;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

/**
 * A multilayer perceptron: hidden layers of equal width, ReLU between (Zhang et al. 2017, appendix
 * A). On 28x28x3 inputs, 1x512 has 1,209,866 parameters.
 *
 * @param layers hidden layers
 * @param width units of each
 * @param classes outputs
 */
public record Mlp(int layers, int width, int classes) implements Network {
    /** Zhang et al.'s MLP 1x512. */
    public static final Mlp ONE_BY_512 = new Mlp(1, 512, 10);

    @Override
    public String name() {
        return "mlp-%dx%d".formatted(layers, width);
    }

    @Override
    public Block build() {
        SequentialBlock block = new SequentialBlock().add(Blocks.batchFlattenBlock());
        for (int i = 0; i < layers; i++) {
            block.add(Linear.builder().setUnits(width).build()).add(Activation.reluBlock());
        }
        return block.add(Linear.builder().setUnits(classes).build());
    }
}
