package dev.reprokit.nn;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

/**
 * A pathologically deep multilayer perceptron (Alain and Bengio 2016, section 4.4): hidden layers
 * of equal width with leaky ReLU of slope 0.01, and logits of ten classes. An optional skip
 * connection appends the network's input to the output of the first half of the hidden layers; the
 * second half then receives both.
 *
 * @param layers number of hidden layers; even and positive
 * @param width units per hidden layer
 * @param skip true for the skip connection
 */
public record DeepMlp(int layers, int width, boolean skip) implements Network {
    private static final int CLASSES = 10;
    private static final float SLOPE = 0.01f;

    /** Alain and Bengio's 128 layers of 128 units, with the skip connection. */
    public static final DeepMlp PUBLISHED = new DeepMlp(128, 128, true);

    /**
     * Checks that the hidden layers can be divided into two equal halves.
     *
     * @throws IllegalArgumentException if {@code layers} is odd or not positive
     */
    public DeepMlp {
        if (layers < 2 || layers % 2 != 0) {
            throw new IllegalArgumentException(
                    "expected an even number of hidden layers, at least 2, but got " + layers);
        }
    }

    /** {@return this network without the skip connection} */
    public DeepMlp withoutSkip() {
        return new DeepMlp(layers, width, false);
    }

    @Override
    public String name() {
        return "mlp-%dx%d%s".formatted(layers, width, skip ? "-skip" : "");
    }

    /**
     * Returns He's initialisation ({@link Initialisation#HE}): with PyTorch's default the mean
     * square of the signals falls by a factor of 6 per layer.
     */
    @Override
    public Initialisation initialisation() {
        return Initialisation.HE;
    }

    @Override
    public Block build() {
        SequentialBlock firstHalf = addHalf(new SequentialBlock());
        SequentialBlock block =
                new SequentialBlock()
                        .add(Blocks.batchFlattenBlock())
                        .add(skip ? new InputSkip(firstHalf) : firstHalf);
        return addHalf(block).add(Linear.builder().setUnits(CLASSES).build());
    }

    private SequentialBlock addHalf(SequentialBlock block) {
        for (int i = 0; i < layers / 2; i++) {
            block.add(Linear.builder().setUnits(width).build())
                    .add(Activation.leakyReluBlock(SLOPE));
        }
        return block;
    }
}
