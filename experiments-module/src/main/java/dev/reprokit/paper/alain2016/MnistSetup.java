package dev.reprokit.paper.alain2016;

import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Setup;
import dev.reprokit.nn.MnistCnn;

import java.util.List;

/**
 * The share of the paper's MNIST experiments that a scale repeats.
 *
 * @param images the images, of 28x28 pixels
 * @param cnn the CNN
 * @param epochs epochs of the CNN and of the probes
 * @param batchSize images per step of the CNN and of the probes
 * @param mlpBatchSize images per step of the deep MLPs; it must divide an epoch
 * @param mlpMinibatches the minibatches after which the deep MLPs are probed; they must end epochs
 */
record MnistSetup(
        Images images,
        MnistCnn cnn,
        int epochs,
        int batchSize,
        int mlpBatchSize,
        List<Integer> mlpMinibatches)
        implements Setup {
    static final int SIDE = 28;
    private static final long PLACES = SIDE * SIDE;

    /** {@return the epochs of the deep MLPs that end with one of their minibatches} */
    List<Integer> mlpEpochs() {
        int stepsAnEpoch = images.train() / mlpBatchSize;
        return mlpMinibatches.stream().map(minibatch -> minibatch / stepsAnEpoch).toList();
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
        return Float.BYTES
                        * ((images.train() + images.test()) * features
                                + images.train() * firstConvolution)
                + (1L << 29);
    }
}
