package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

import java.util.List;

/**
 * The residual network for CIFAR-10 of He et al. 2016, section 4.2: a 3x3 convolution of 16
 * filters; three stages of residual blocks with 16, 32 and 64 filters, the first block of the
 * second and third stage with stride 2; the mean of each channel over all pixels; a fully connected
 * layer. A residual block adds its input to the output of two 3x3 convolutions, each with batch
 * normalisation and with ReLU between them, and applies ReLU to the sum. If a block has more
 * filters than input channels, every other row and column of its input are taken, and channels of
 * zeros are appended (option A of the paper: the added input has no parameters). No convolution has
 * a bias.
 *
 * @param blocks residual blocks per stage, at least 1; the network has {@code 6 * blocks + 2}
 *     layers
 */
public record ResNet(int blocks) implements Network {
    private static final int CLASSES = 10;
    private static final List<Integer> FILTERS = List.of(16, 32, 64);

    /** He et al.'s ResNet-20: 269,722 parameters. */
    public static final ResNet TWENTY = new ResNet(3);

    @Override
    public String name() {
        return "resnet-" + (6 * blocks + 2);
    }

    @Override
    public Block build() {
        SequentialBlock network = new SequentialBlock();
        int channels = FILTERS.get(0);
        addConvolution(network, channels, 1);
        network.add(Activation.reluBlock());
        for (int filters : FILTERS) {
            for (int block = 0; block < blocks; block++) {
                network.add(residual(channels, filters)).add(Activation.reluBlock());
                channels = filters;
            }
        }
        return network.add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private static Block residual(int channels, int filters) {
        SequentialBlock path = new SequentialBlock();
        addConvolution(path, filters, filters / channels);
        path.add(Activation.reluBlock());
        addConvolution(path, filters, 1);
        Block shortcut =
                filters == channels
                        ? Blocks.identityBlock()
                        : new LambdaBlock(ResNet::halved, "option-a");
        return new ParallelBlock(ResNet::sum, List.of(path, shortcut));
    }

    private static NDList sum(List<NDList> outputs) {
        return new NDList(outputs.get(0).singletonOrThrow().add(outputs.get(1).singletonOrThrow()));
    }

    /** Halves height and width and doubles the channels. */
    private static NDList halved(NDList inputs) {
        // A pool of size 1 with stride 2 selects every other place.
        NDArray x =
                Pool.maxPool2d(
                        inputs.singletonOrThrow(),
                        new Shape(1, 1),
                        new Shape(2, 2),
                        new Shape(0, 0),
                        false);
        return new NDList(NDArrays.concat(new NDList(x, x.zerosLike()), 1));
    }

    private static void addConvolution(SequentialBlock block, int filters, int stride) {
        block.add(
                        new CheckedConvolution(
                                Conv2d.builder()
                                        .setFilters(filters)
                                        .setKernelShape(new Shape(3, 3))
                                        .optStride(new Shape(stride, stride))
                                        .optPadding(new Shape(1, 1))
                                        .optBias(false)))
                .add(BatchNorm.builder().build());
    }
}
