package dev.reprokit.nn;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

import java.util.List;

/**
 * The small Inception for 28x28 images of Zhang et al. 2017, appendix A and Figure 3. It consists
 * of a 3x3 convolution; ten modules of two branches, which receive the same input and whose output
 * channels are concatenated; the mean of each channel over the remaining 7x7 pixels; and a fully
 * connected layer. In eight modules the branches are a 1x1 and a 3x3 convolution. The other two
 * halve height and width: their branches are a 3x3 convolution and a 3x3 max-pool, both of stride
 * 2.
 *
 * <p>Each convolution is followed by batch normalisation and ReLU. The published 1,649,402
 * parameters are those of the default of TF-slim, a TensorFlow library: convolutions without bias,
 * and a normalisation that shifts but does not scale. Without batch normalisation the convolutions
 * have biases, so that the number of parameters stays the same. Running statistics and the constant
 * scale are not counted, because they are not trained.
 *
 * @param divisor the divisor of every convolution's number of filters, at least 1; 1 for the
 *     published network
 * @param batchNorm true if batch normalisation follows the convolutions
 */
public record SmallInception(int divisor, boolean batchNorm) implements Network {
    private static final int CLASSES = 10;
    private static final Shape THREE = new Shape(3, 3);
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape ZERO = new Shape(0, 0);

    /**
     * The small Inception of Zhang et al. 2017 at its full width, with batch normalisation:
     * 1,649,402 parameters.
     */
    public static final SmallInception PUBLISHED = new SmallInception(1, true);

    /**
     * Returns this network without batch normalisation.
     *
     * @return a network with the same number of parameters
     */
    public SmallInception withoutBatchNorm() {
        return new SmallInception(divisor, false);
    }

    /**
     * Returns this network with the number of filters of every convolution divided, for runs that
     * have to be short. The quotient is rounded to the nearest multiple of 16, at least 16, because
     * PyTorch computes 16 channels at a time on a CPU.
     *
     * @param by the divisor, at least 1; it multiplies the divisor that this network already has
     * @return a network that needs about 1/by^2 of the operations, while its convolutions have more
     *     than 16 filters
     */
    public SmallInception narrowed(int by) {
        return new SmallInception(divisor * by, batchNorm);
    }

    @Override
    public String name() {
        return batchNorm ? "inception" : "inception-without-bn";
    }

    /**
     * Returns Glorot's initialisation ({@link Initialisation#GLOROT}), the default of the library
     * TF-slim: with PyTorch's default, signals become smaller from layer to layer if there is no
     * batch normalisation.
     */
    @Override
    public Initialisation initialisation() {
        return Initialisation.GLOROT;
    }

    @Override
    public Block build() {
        return new SequentialBlock()
                .add(convolution(96, THREE, ONE))
                .add(inception(32, 32))
                .add(inception(32, 48))
                .add(downsample(80))
                .add(inception(112, 48))
                .add(inception(96, 64))
                .add(inception(80, 80))
                .add(inception(48, 96))
                .add(downsample(96))
                .add(inception(176, 160))
                .add(inception(176, 160))
                .add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private Block inception(int ones, int threes) {
        return sideBySide(convolution(ones, ONE, ONE), convolution(threes, THREE, ONE));
    }

    private Block downsample(int filters) {
        return sideBySide(convolution(filters, THREE, TWO), new MaxPool(THREE, TWO, ONE).layer());
    }

    private static Block sideBySide(Block one, Block other) {
        return new ParallelBlock(SmallInception::concatenated, List.of(one, other));
    }

    private static NDList concatenated(List<NDList> outputs) {
        return new NDList(
                NDArrays.concat(
                        new NDList(outputs.stream().map(NDList::singletonOrThrow).toList()), 1));
    }

    private Block convolution(int filters, Shape kernel, Shape stride) {
        SequentialBlock block =
                new SequentialBlock()
                        .add(
                                new CheckedConvolution(
                                        Conv2d.builder()
                                                .setFilters(ChannelBlock.narrowed(filters, divisor))
                                                .setKernelShape(kernel)
                                                .optStride(stride)
                                                .optPadding(kernel.equals(THREE) ? ONE : ZERO)
                                                .optBias(!batchNorm)));
        if (batchNorm) {
            block.add(BatchNorm.builder().optScale(false).build());
        }
        return block.add(Activation.reluBlock());
    }
}
