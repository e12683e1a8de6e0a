package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Protocols;
import dev.reprokit.probe.LinearProbes;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.util.List;

/**
 * What a scale sets for the log's probes. Experiments with equal rows share their trained networks.
 *
 * @param images the images
 * @param networks the published networks
 * @param widthsDividedBy divisor of the networks' widths
 * @param batchSize images per step of the networks
 * @param batchSizeOfProbes images per step of the probes
 * @param probedAfterEpochs the epochs after which there are probes; training ends with the last
 * @param epochsOnTrueLabels epochs for which networks that fitted other labels are trained further;
 *     0 for none
 */
record ProbeSetup(
        Images images,
        List<LogNetwork> networks,
        int widthsDividedBy,
        int batchSize,
        int batchSizeOfProbes,
        List<Integer> probedAfterEpochs,
        int epochsOnTrueLabels)
        implements Setup {
    static final int CROP = 28;

    /** The published protocol; every experiment adds its own networks and labels. */
    static final List<String> PROTOCOL =
            List.of(
                    Protocols.CIFAR_28,
                    "SGD with momentum 0.9 on batches of 128; learning rate 0.01, times 0.95 after"
                            + " each epoch; no augmentation, weight decay or dropout; PyTorch's default"
                            + " initialisation.",
                    "A probe behind every layer of the network as it is after some epochs: a linear"
                            + " softmax classifier on the layer's output, that of convolutional layers"
                            + " averaged over height and width; ten epochs of the same SGD on true"
                            + " labels. Its test accuracy after the last epoch is the layer's"
                            + " separability.",
                    "The log has one run, so it leaves open how far seeds spread. Alain and Bengio"
                            + " (2016) train probes until a validation set says stop, and leave open"
                            + " how.");

    /** Creates a row whose probes have the batches of their network. */
    static ProbeSetup of(
            Images images,
            LogNetwork network,
            int widthsDividedBy,
            int batchSize,
            Integer... epochs) {
        return new ProbeSetup(
                images,
                List.of(network),
                widthsDividedBy,
                batchSize,
                batchSize,
                List.of(epochs),
                0);
    }

    /**
     * Creates the scales of networks that have to memorise their labels, on few images, so that
     * they can. There are many of them, so that they are narrower below paper scale.
     *
     * @param published the networks of paper scale; others have the small one
     */
    static Scales<ProbeSetup> memorising(LogNetwork... published) {
        return new Scales<>(
                of(Images.synthetic(100, 100), SMALL, 4, 5, 0, 45),
                of(Images.cifar10(600, 1000), SMALL, 2, 8, 0, 2, 4, 8, 12, 16, 22, 30, 40, 50, 60),
                new ProbeSetup(
                        Images.cifar10(50_000, 10_000),
                        List.of(published),
                        1,
                        128,
                        128,
                        List.of(0, 1, 2, 3, 6, 12, 18, 25, 37, 50, 62, 75, 100),
                        0));
    }

    /** Returns this row with epochs on true labels after the last. */
    ProbeSetup thenOnTrueLabels(int epochs) {
        return new ProbeSetup(
                images,
                networks,
                widthsDividedBy,
                batchSize,
                batchSizeOfProbes,
                probedAfterEpochs,
                epochs);
    }

    /** {@return the last probed epoch} */
    int epochs() {
        return probedAfterEpochs.get(probedAfterEpochs.size() - 1);
    }

    /**
     * Returns the run of a network and its probes.
     *
     * @param network the published network
     * @param examined layers that are examined more closely
     */
    ProbeRun run(AlexNet network, String... examined) {
        return run(network, ProbePoints.RESEARCH_LOG, List.of(examined));
    }

    /**
     * Returns the run of a network and of the probes of some layers.
     *
     * @param network the published network
     * @param points the layers that get probes
     * @param examined layers that are examined more closely
     */
    ProbeRun run(AlexNet network, ProbePoints points, List<String> examined) {
        return new ProbeRun(
                new ClassificationRun(
                        network.narrowed(widthsDividedBy),
                        CROP,
                        Protocol.PUBLISHED.withBatchSize(batchSize),
                        false),
                new LinearProbes(
                        Protocol.PUBLISHED.withBatchSize(batchSizeOfProbes),
                        LinearProbes.RESEARCH_LOG.epochs()),
                probedAfterEpochs,
                points,
                examined);
    }

    /** Returns the first images as networks see them, with their classes and random labels. */
    static List<SampleImages> samples(Dataset data, long seed) {
        return SampleImages.trueAndRandomLabels(Transforms.centreCrop(data.train(), CROP), seed);
    }

    /** Returns the random labels of a trial, the same in all experiments. */
    static int[] randomLabels(Trial trial) {
        return LabelCorruption.drawn(trial.dataset().train(), 1, trial.seed());
    }
}
