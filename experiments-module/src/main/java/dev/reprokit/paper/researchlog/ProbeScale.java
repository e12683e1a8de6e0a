package dev.reprokit.paper.researchlog;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.probe.LinearProbes;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.util.List;

/** What the probe experiments share at a scale, so that they share their trained networks. */
final class ProbeScale {
    private static final int CROP = 28;

    /** What is published: every experiment says it with its own networks and labels. */
    static final List<String> PROTOCOL =
            List.of(
                    "CIFAR-10, 50,000 training and 10,000 test images, pixels divided by 255, cropped to"
                            + " their centre 28x28, each standardised by its own mean and deviation over"
                            + " all channels (at least 1/sqrt(2352)).",
                    "SGD with momentum 0.9 on batches of 128; learning rate 0.01, times 0.95 after each"
                            + " epoch; no augmentation, weight decay or dropout; PyTorch's default"
                            + " initialisation.",
                    "A probe behind every layer of the network as it is after some epochs: a linear softmax"
                            + " classifier on the layer's output, that of convolutional layers averaged"
                            + " over height and width; ten epochs of the same SGD on true labels. Its test"
                            + " accuracy after the last epoch is the layer's separability.",
                    "The log has one run, so it leaves open how far seeds spread. Alain and Bengio (2016)"
                            + " train probes until a validation set says stop, and leave open how.");

    private ProbeScale() {}

    /** A network of the log's as a scale trains it. */
    static AlexNet network(AlexNet published, Scale scale) {
        return scale == Scale.SMOKE ? published.narrowed(4) : published;
    }

    /** SGD as a scale runs it, of networks and probes alike. */
    static Protocol protocol(Scale scale) {
        return switch (scale) {
            case SMOKE -> Protocol.PUBLISHED.withBatchSize(16);
            case REDUCED -> Protocol.PUBLISHED.withBatchSize(8);
            case PAPER -> Protocol.PUBLISHED;
        };
    }

    /**
     * A probed network.
     *
     * @param network as published
     * @param scale how much of it
     * @param epochs when it is probed
     * @param examined layers that are looked at more closely
     */
    static ProbeRun run(AlexNet network, Scale scale, List<Integer> epochs, List<String> examined) {
        return new ProbeRun(
                new ClassificationRun(network(network, scale), CROP, protocol(scale), false),
                new LinearProbes(protocol(scale), LinearProbes.RESEARCH_LOG.epochs()),
                epochs,
                examined);
    }
}
