package dev.reprokit.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;

import java.util.List;

/**
 * The AlexNets for 28x28 images with three channels of Zhang et al. 2017 (appendix A) and of the
 * research log (a notebook of training runs on CIFAR-10 that ReproKit repeats): two blocks of conv
 * 5x5 (padding 2), ReLU, max-pool 3x3 (stride 2, padding 1) and local response normalisation; in
 * the full one three conv 3x3 (padding 1) without ReLU between them, ReLU and one more pool; then
 * two hidden fully connected layers with ReLU, and logits of ten classes.
 *
 * @param name the name that readers see
 * @param conv1 filters of the first convolution
 * @param conv2 filters of the second convolution
 * @param deep filters of the 3x3 convolutions; empty in the small networks
 * @param fc1 units of the first hidden fully connected layer
 * @param fc2 units of the second hidden fully connected layer
 * @param lrn true if local response normalisation follows the first two pools
 * @param dropout dropout rate after each hidden fully connected layer, in [0, 1); 0 for none
 */
public record AlexNet(
        String name,
        int conv1,
        int conv2,
        List<Integer> deep,
        int fc1,
        int fc2,
        boolean lrn,
        double dropout)
        implements Network {
    private static final int CLASSES = 10;
    private static final MaxPool POOL =
            new MaxPool(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1));

    /**
     * The small AlexNet of the research log (a notebook of training runs on CIFAR-10 that ReproKit
     * repeats): convolutions of 64 and 128 filters, fully connected layers of 384 and 192 units,
     * 2,694,474 parameters. It differs from {@link #ZHANG_SMALL} only in its second convolution.
     */
    public static final AlexNet LOG_SMALL =
            new AlexNet("alexnet-log-small", 64, 128, List.of(), 384, 192, true, 0);

    /**
     * Zhang et al.'s small AlexNet: two convolutions of 64 filters each, fully connected layers of
     * 384 and 192 units, 1,387,786 parameters.
     */
    public static final AlexNet ZHANG_SMALL =
            new AlexNet("alexnet-zhang-small", 64, 64, List.of(), 384, 192, true, 0);

    /**
     * The full AlexNet of the research log (a notebook of training runs on CIFAR-10 that ReproKit
     * repeats): five convolutions of 64, 128, 192, 192 and 128 filters, fully connected layers of
     * 512 and 512 units, 2,301,322 parameters. It has three convolutions more than {@link
     * #LOG_SMALL}.
     */
    public static final AlexNet LOG_FULL =
            new AlexNet("alexnet-log-full", 64, 128, List.of(192, 192, 128), 512, 512, true, 0);

    /**
     * Returns this network without local response normalisation.
     *
     * @return a network with the same parameters, in the same order, so that one seed gives both
     *     networks equal initial weights
     */
    public AlexNet withoutLrn() {
        return new AlexNet(name + "-without-lrn", conv1, conv2, deep, fc1, fc2, false, dropout);
    }

    /**
     * Returns this network with dropout after each hidden fully connected layer.
     *
     * @param rate probability that a unit is zero, in [0, 1)
     * @return a network with the same parameters, in the same order, so that one seed gives both
     *     networks equal initial weights
     */
    public AlexNet withDropout(double rate) {
        return new AlexNet(name + "-dropout", conv1, conv2, deep, fc1, fc2, lrn, rate);
    }

    /**
     * Returns this network with the width of every hidden layer divided, for runs that have to be
     * short. The number of filters of each convolution is rounded to the nearest multiple of 16, at
     * least 16, because PyTorch computes 16 channels at a time on a CPU; the number of units of
     * each fully connected layer is rounded down.
     *
     * @param divisor the divisor of each width, at least 1; 1 changes nothing
     * @return a network that needs about 1/divisor^2 of the operations, while its convolutions have
     *     more than 16 filters
     */
    public AlexNet narrowed(int divisor) {
        return new AlexNet(
                name,
                ChannelBlock.narrowed(conv1, divisor),
                ChannelBlock.narrowed(conv2, divisor),
                deep.stream().map(filters -> ChannelBlock.narrowed(filters, divisor)).toList(),
                fc1 / divisor,
                fc2 / divisor,
                lrn,
                dropout);
    }

    @Override
    public Block build() {
        SequentialBlock block = new SequentialBlock();
        addConvBlock(block, conv1);
        addConvBlock(block, conv2);
        deep.forEach(filters -> block.add(conv(filters, 3)));
        if (!deep.isEmpty()) {
            block.add(POOL.afterRelu());
        }
        block.add(Blocks.batchFlattenBlock());
        addHidden(block, fc1);
        addHidden(block, fc2);
        return block.add(Linear.builder().setUnits(CLASSES).build());
    }

    private void addConvBlock(SequentialBlock block, int filters) {
        block.add(conv(filters, 5)).add(POOL.afterRelu());
        if (lrn) {
            block.add(LocalResponseNorm.researchLog());
        }
    }

    private void addHidden(SequentialBlock block, int units) {
        block.add(Linear.builder().setUnits(units).build()).add(Activation.reluBlock());
        if (dropout > 0) {
            block.add(new Dropout(dropout));
        }
    }

    private static Block conv(int filters, int kernel) {
        return new CheckedConvolution(
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optPadding(new Shape(kernel / 2, kernel / 2)));
    }
}
