package dev.reprokit.paper.alain2016;

import dev.reprokit.nn.MnistCnn;
import dev.reprokit.record.result.Scale;

import java.util.List;

/**
 * The share of the paper's MNIST experiments that a scale repeats.
 *
 * @param train number of training images
 * @param test number of test images
 * @param cnn the CNN
 * @param epochs epochs of the CNN and of the probes
 * @param batch images per step of the CNN and of the probes
 * @param deepBatch images per step of the deep MLPs; 500 steps must be whole epochs
 */
record MnistSizes(int train, int test, MnistCnn cnn, int epochs, int batch, int deepBatch) {
    static final int SIDE = 28;

    /** Numbers of minibatches after which the deep MLPs are probed. */
    static final List<Integer> DEEP_STEPS = List.of(0, 500, 2000);

    private static final long PLACES = SIDE * SIDE;

    static MnistSizes of(Scale scale) {
        MnistCnn narrow = MnistCnn.PUBLISHED.narrowed(2);
        return switch (scale) {
            case SMOKE -> new MnistSizes(1000, 1000, narrow, 10, 16, 20);
            case REDUCED -> new MnistSizes(10_000, 2000, narrow, 5, 64, 100);
            case PAPER -> new MnistSizes(50_000, 10_000, MnistCnn.PUBLISHED, 10, 64, 100);
        };
    }

    /** Returns the epoch that ends with a minibatch of the deep MLPs. */
    int deepEpoch(int minibatch) {
        return minibatch / (train / deepBatch);
    }

    /**
     * Returns the bytes of the CNN's trial: the features of all probed layers, those of the
     * training images before and after the first ReLU a second time, and the network.
     */
    long bytes() {
        long firstConvolution = 2 * PLACES * cnn.conv1();
        long secondConvolution = 2 * PLACES / 4 * cnn.conv2();
        long pools = PLACES / 4 * cnn.conv1() + PLACES / 16 * cnn.conv2();
        long features = PLACES + firstConvolution + secondConvolution + pools + 2L * cnn.hidden();
        return Float.BYTES * ((train + test) * features + train * firstConvolution) + (1L << 29);
    }
}
