package dev.reprokit.paper.alain2016;

import dev.reprokit.experiment.Arm;
import dev.reprokit.nn.DeepMlp;
import dev.reprokit.nn.Network;
import dev.reprokit.probe.LinearProbes;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.WeightDecay;

import java.util.List;
import java.util.stream.IntStream;

/** The networks that the paper probes on MNIST: a CNN (section 4.2) and deep MLPs (4.4). */
enum MnistNetwork implements Arm {
    CNN("CNN"),
    MLP_SKIP("MLP 128x128, skip"),
    MLP_WITHOUT_SKIP("MLP 128x128");

    /** The probed hidden layers of the deep MLPs: the first and every eighth. */
    static final List<Integer> DEEP_LAYERS =
            IntStream.rangeClosed(1, DeepMlp.PUBLISHED.layers())
                    .filter(number -> number == 1 || number % 8 == 0)
                    .boxed()
                    .toList();

    /** The one of several learning rates with which the deep MLP with the skip learned best. */
    private static final double DEEP_RATE = 0.003;

    private final String label;

    MnistNetwork(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** {@return the probed layers, from the input to the output} */
    List<String> layers() {
        return this == CNN
                ? List.of(
                        "input", "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "fc1",
                        "relu3", "fc2")
                : DEEP_LAYERS.stream().map(MnistNetwork::hidden).toList();
    }

    /** Returns the name of a hidden layer of the deep MLPs, after its ReLU; counted from 1. */
    static String hidden(int number) {
        return "leaky" + number;
    }

    /** Returns the probed layers of a half of the deep MLPs: 0 for the skipped one, or 1. */
    static List<String> half(int half) {
        int size = DeepMlp.PUBLISHED.layers() / 2;
        return DEEP_LAYERS.stream()
                .filter(number -> (number - 1) / size == half)
                .map(MnistNetwork::hidden)
                .toList();
    }

    /** {@return the epochs after which the network is probed, ascending} */
    List<Integer> epochs(MnistSetup setup) {
        return this == CNN ? List.of(0, setup.epochs()) : setup.mlpEpochs();
    }

    ProbeRun run(MnistSetup setup) {
        Network network =
                switch (this) {
                    case CNN -> setup.cnn();
                    case MLP_SKIP -> DeepMlp.PUBLISHED;
                    case MLP_WITHOUT_SKIP -> DeepMlp.PUBLISHED.withoutSkip();
                };
        Protocol protocol =
                this == CNN
                        ? new Protocol(setup.batchSize(), 0.01, 0.95, 0.9)
                                .withWeightDecay(
                                        new WeightDecay(5e-4, WeightDecay.Scope.FULLY_CONNECTED))
                        : new Protocol(setup.mlpBatchSize(), DEEP_RATE, 1, 0);
        return new ProbeRun(
                new ClassificationRun(network, MnistSetup.SIDE, protocol, false),
                new LinearProbes(
                        Protocol.PUBLISHED.withBatchSize(setup.batchSize()), setup.epochs()),
                epochs(setup),
                new ProbePoints(layers(), ProbePoints.Features.ALL),
                List.of());
    }
}
