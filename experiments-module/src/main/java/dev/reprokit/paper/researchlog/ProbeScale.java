package dev.reprokit.paper.researchlog;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.probe.LinearProbes;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.util.List;
import java.util.Map;

/**
 * Settings that the probe experiments have in common at a scale, so that they share their trained
 * networks.
 */
final class ProbeScale {
    static final int CROP = 28;

    /** The published protocol; every experiment adds its own networks and labels. */
    static final List<String> PROTOCOL =
            List.of(
                    "CIFAR-10, 50,000 training and 10,000 test images, pixels divided by 255,"
                            + " cropped to their centre 28x28, each standardised by its own mean and"
                            + " deviation over all channels (at least 1/sqrt(2352)).",
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

    private ProbeScale() {}

    /** Returns the run of a full or small AlexNet on true labels. */
    static ProbeRun onTrueLabels(AlexNet network, Scale scale, List<Integer> epochs) {
        Protocol protocol = batches(scale, 16, 20);
        return run(network.narrowed(scale == Scale.SMOKE ? 4 : 1), protocol, protocol, epochs);
    }

    /**
     * Returns the run of an AlexNet that has to memorise its labels, on fewer images, so that it
     * can.
     *
     * @param network the published network
     * @param scale the scale of the run
     * @param examined layers that are examined more closely
     */
    static ProbeRun memorising(AlexNet network, Scale scale, String... examined) {
        Protocol protocol = batches(scale, 5, 8);
        ProbeRun run =
                run(network.narrowed(narrower(scale)), protocol, protocol, memorisingEpochs(scale));
        return new ProbeRun(
                run.training(), run.probes(), run.epochs(), run.points(), List.of(examined));
    }

    /**
     * Returns the divisor of the widths: a goal trains two dozen networks and has to end within an
     * afternoon.
     */
    private static int narrower(Scale scale) {
        return switch (scale) {
            case SMOKE -> 4;
            case REDUCED -> 2;
            case PAPER -> 1;
        };
    }

    /**
     * Returns the epochs at which networks that memorise are probed; paper scale has the log's own.
     */
    static List<Integer> memorisingEpochs(Scale scale) {
        return switch (scale) {
            case SMOKE -> List.of(0, 45);
            case REDUCED -> List.of(0, 2, 4, 8, 12, 16, 22, 30, 40, 50, 60);
            case PAPER -> List.of(0, 1, 2, 3, 6, 12, 18, 25, 37, 50, 62, 75, 100);
        };
    }

    /** Creates the condition of a network that memorises. */
    static Condition condition(
            Scale scale, String id, String label, Map<String, String> parameters) {
        List<Integer> epochs = memorisingEpochs(scale);
        return new Condition(id, label, epochs.get(epochs.size() - 1), parameters);
    }

    /** Creates a design of networks that memorise. */
    static Design memorising(Scale scale, List<Condition> conditions) {
        Design design = Design.of(conditions);
        return switch (scale) {
            case SMOKE ->
                    design.on("synthetic", 100, 100)
                            .reducing(
                                    "100 synthetic images instead of 50,000 of CIFAR-10, 100 test"
                                            + " images instead of 10,000.",
                                    "Networks a quarter as wide.",
                                    "Batches of 5 instead of 128, so that the epochs have steps"
                                            + " enough; 45 epochs instead of 100, probed before the"
                                            + " first and after the last.");
            case REDUCED ->
                    design.on("cifar10", 600, 1000)
                            .reducing(
                                    "The first 600 training and 1,000 test images of CIFAR-10.",
                                    "Networks half as wide.",
                                    "Batches of 8 instead of 128, so that the epochs have steps"
                                            + " enough; 60 epochs instead of 100, probed after eleven"
                                            + " of them.");
            case PAPER -> design.on("cifar10", 50_000, 10_000);
        };
    }

    /**
     * Returns the first images as such networks see them, with their classes and with random
     * labels.
     */
    static List<SampleImages> samples(Dataset data, long seed) {
        return SampleImages.trueAndRandomLabels(Transforms.centreCrop(data.train(), CROP), seed);
    }

    /** Returns the random labels of a trial, the same in all experiments. */
    static int[] randomLabels(Trial trial) {
        return LabelCorruption.drawn(trial.dataset().train(), 1, trial.seed());
    }

    private static Protocol batches(Scale scale, int smoke, int reduced) {
        return switch (scale) {
            case SMOKE -> Protocol.PUBLISHED.withBatchSize(smoke);
            case REDUCED -> Protocol.PUBLISHED.withBatchSize(reduced);
            case PAPER -> Protocol.PUBLISHED;
        };
    }

    /**
     * Returns the run of a network and its probes.
     *
     * @param network the network
     * @param training protocol of the network
     * @param probing protocol of the probes
     * @param epochs probed epochs
     */
    static ProbeRun run(
            AlexNet network, Protocol training, Protocol probing, List<Integer> epochs) {
        return new ProbeRun(
                new ClassificationRun(network, CROP, training, false),
                new LinearProbes(probing, LinearProbes.RESEARCH_LOG.epochs()),
                epochs,
                ProbePoints.RESEARCH_LOG,
                List.of());
    }
}
