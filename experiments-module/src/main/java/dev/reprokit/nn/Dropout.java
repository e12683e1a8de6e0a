package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

import org.jspecify.annotations.Nullable;

import java.util.random.RandomGenerator;

/**
 * Dropout (Srivastava et al. 2014) in PyTorch's form: in training each number is zero with a
 * probability and is else divided by the probability of staying; in evaluation nothing happens.
 * Input and output have one shape, any; no parameters.
 *
 * <p>DJL's own layer draws from torch's generator, which is global to the process.
 */
public final class Dropout extends AbstractBlock {
    private static final byte VERSION = 1;

    private final double rate;
    private @Nullable RandomGenerator random;

    /**
     * A layer.
     *
     * @param rate the probability of a zero, from 0 to 1, 1 excluded
     * @throws IllegalArgumentException if it is not
     */
    public Dropout(double rate) {
        super(VERSION);
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a dropout rate is in [0, 1), not " + rate);
        }
        this.rate = rate;
    }

    /**
     * Says where all dropout layers of a network draw from, layer by layer, in the passes that
     * follow.
     *
     * @param network the network; it need not have any
     * @param random the random numbers
     */
    public static void draw(Block network, RandomGenerator random) {
        if (network instanceof Dropout layer) {
            layer.random = random;
        }
        network.getChildren().values().forEach(child -> draw(child, random));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> options) {
        NDArray x = inputs.singletonOrThrow();
        return training ? new NDList(x.mul(mask(x))) : inputs;
    }

    private NDArray mask(NDArray x) {
        if (random == null) {
            throw new IllegalStateException("call Dropout.draw before training");
        }
        float[] mask = new float[(int) x.getShape().size()];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextFloat() < rate ? 0 : kept;
        }
        return x.getManager().create(mask, x.getShape());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
