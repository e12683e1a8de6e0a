package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3) in PyTorch's
 * definition: {@code b_c = a_c / (k + alpha / size * sum a_j^2)^beta} with beta = 0.75; a_c is the
 * input in channel c, b_c the output. The sum is over {@code size} neighbouring channels, {@code
 * size / 2} before c and {@code (size - 1) / 2} after it; channels outside count as zero, and the
 * divisor stays {@code size}. Krizhevsky et al. do not divide alpha by size. Input and output have
 * the shape (batch, channels, height, width); there are no parameters.
 *
 * <p>The sum is computed as a 1x1 convolution with a band matrix and the constant as its bias: the
 * fastest exact form on a CPU, and deterministic on a GPU.
 */
public final class LocalResponseNorm extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape ZERO = new Shape(0, 0);

    private final int size;
    private final float alpha;
    private final float k;
    private NDArray band;
    private NDArray offset;

    /**
     * Creates a layer that computes {@code b_c = a_c / (k + alpha / size * sum a_j^2)^0.75} from
     * the input a_c in channel c, with the sum over the {@code size} channels around c. Every
     * network here uses the exponent 0.75.
     *
     * @param size number of neighbouring channels in the sum, at least 1
     * @param alpha factor on the mean square of these channels
     * @param k the constant that is added to the scaled sum of squares; positive, or the output may
     *     be a division by 0
     */
    public LocalResponseNorm(int size, float alpha, float k) {
        super(VERSION);
        this.size = size;
        this.alpha = alpha;
        this.k = k;
    }

    /**
     * Creates a layer with the constants of the research log, a notebook of training runs on
     * CIFAR-10 that ReproKit repeats: {@code b_c = a_c / (2 + 1e-4 / 5 * sum a_j^2)^0.75}, with the
     * sum over five neighbouring channels.
     *
     * @return a new layer
     */
    public static LocalResponseNorm researchLog() {
        return new LocalResponseNorm(5, 1e-4f, 2f);
    }

    /** Returns what this layer computes; it must be initialised. */
    LocalNormalisation operation() {
        return new LocalNormalisation(size, k, (int) band.getShape().get(0));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> options) {
        NDArray x = inputs.singletonOrThrow();
        NDArray base =
                Conv2d.conv2d(x.square(), band, offset, ONE, ZERO, ONE, 1).singletonOrThrow();
        NDArray root = base.sqrt();
        return new NDList(x.div(root.mul(root.sqrt())));
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        int channels = (int) inputShapes[0].get(1);
        float[] weights = new float[channels * channels];
        for (int to = 0; to < channels; to++) {
            int first = Math.max(0, to - size / 2);
            int last = Math.min(channels - 1, to + (size - 1) / 2);
            for (int from = first; from <= last; from++) {
                weights[to * channels + from] = alpha / size;
            }
        }
        band = manager.create(weights, new Shape(channels, channels, 1, 1)).toType(dataType, false);
        offset = manager.full(new Shape(channels), k, dataType);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
