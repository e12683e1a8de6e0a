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
 * Dropout (Srivastava et al. 2014) in PyTorch's form. In training each number of the input becomes
 * zero with a given probability p and is divided by 1 - p otherwise; in evaluation the output
 * equals the input. Input and output have the same shape, any; there are no parameters.
 *
 * <p>The random numbers come from the Java generator that {@link #draw} sets. A {@link
 * dev.reprokit.training.Training} sets one before each epoch, seeded by the seed of its trial (a
 * setting run with one seed) and the number of the epoch. DJL's own dropout layer draws from
 * torch's generator instead, which all trials of a process share, so that trials that run side by
 * side would change each other's results.
 */
public final class Dropout extends AbstractBlock {
    private static final byte VERSION = 1;

    private final double rate;
    private @Nullable RandomGenerator random;

    /**
     * Creates a layer. Before the first training pass, {@link #draw} must give it a random source;
     * without one, the pass throws an {@link IllegalStateException}.
     *
     * @param rate probability that a number becomes zero, in [0, 1)
     * @throws IllegalArgumentException if {@code rate} is outside [0, 1)
     */
    public Dropout(double rate) {
        super(VERSION);
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "expected a dropout rate in [0, 1), but got " + rate);
        }
        this.rate = rate;
    }

    /**
     * Sets the random source from which all dropout layers of a network choose, in the following
     * training passes, the numbers that become zero. Call this method before the first training
     * pass; a {@link dev.reprokit.training.Training} calls it before each epoch.
     *
     * @param network the network; may have no dropout layer
     * @param random the random source, which all these layers share
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
