package dev.reprokit.paper.alain2016;

import dev.reprokit.experiment.Condition;
import dev.reprokit.nn.DeepMlp;
import dev.reprokit.nn.Network;
import dev.reprokit.probe.LinearProbes;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.WeightDecay;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The networks that the paper probes on MNIST, one per condition. */
enum MnistNetwork {
    /** The CNN of section 4.2. */
    CNN("cnn", "CNN") {
        @Override
        Network network(MnistSizes sizes) {
            return sizes.cnn();
        }

        @Override
        List<String> layers() {
            return List.of(
                    ProbePoints.INPUT,
                    "conv1",
                    "relu1",
                    "pool1",
                    "conv2",
                    "relu2",
                    "pool2",
                    "fc1",
                    "relu3",
                    "fc2");
        }

        @Override
        Protocol protocol(MnistSizes sizes) {
            return new Protocol(sizes.batch(), 0.01, 0.95, 0.9)
                    .withWeightDecay(new WeightDecay(5e-4, WeightDecay.Scope.FULLY_CONNECTED));
        }

        @Override
        List<Integer> epochs(MnistSizes sizes) {
            return List.of(0, sizes.epochs());
        }
    },
    /** The deep MLP with a skip connection, section 4.4. */
    SKIP("mlp-skip", "MLP 128x128, skip"),
    /** The deep MLP without it, section 4.4. */
    NO_SKIP("mlp-without-skip", "MLP 128x128") {
        @Override
        Network network(MnistSizes sizes) {
            return DeepMlp.PUBLISHED.withoutSkip();
        }
    };

    /** The probed hidden layers of the deep MLPs: the first and every eighth. */
    static final List<Integer> DEEP_LAYERS =
            IntStream.rangeClosed(1, DeepMlp.PUBLISHED.layers())
                    .filter(number -> number == 1 || number % 8 == 0)
                    .boxed()
                    .toList();

    /**
     * Learning rate of the deep MLPs: the one that learned best of those tried, see {@link
     * MnistProtocol}.
     */
    private static final double DEEP_RATE = 0.003;

    private final String id;
    private final String label;

    MnistNetwork(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** {@return the network of a condition} */
    static MnistNetwork of(Condition condition) {
        return Arrays.stream(values())
                .filter(network -> network.id.equals(condition.id()))
                .findFirst()
                .orElseThrow();
    }

    /** {@return the condition's id} */
    String id() {
        return id;
    }

    Condition condition(MnistSizes sizes) {
        List<Integer> epochs = epochs(sizes);
        return new Condition(id, label, epochs.get(epochs.size() - 1), Map.of());
    }

    /** {@return the name that readers see} */
    String label() {
        return label;
    }

    Network network(MnistSizes sizes) {
        return DeepMlp.PUBLISHED;
    }

    /** Returns the probed layers, from the input to the output. */
    List<String> layers() {
        return DEEP_LAYERS.stream().map(MnistNetwork::hidden).toList();
    }

    /**
     * Returns the name of a hidden layer of the deep MLPs, after its leaky ReLU; counted from 1.
     */
    static String hidden(int number) {
        return "leaky" + number;
    }

    /**
     * Returns the probed layers of a half of the deep MLPs: 0 for the half before the end of the
     * skip, or 1.
     */
    static List<String> half(int half) {
        int size = DeepMlp.PUBLISHED.layers() / 2;
        return DEEP_LAYERS.stream()
                .filter(number -> (number - 1) / size == half)
                .map(MnistNetwork::hidden)
                .toList();
    }

    /** Returns the training protocol: plain SGD. */
    Protocol protocol(MnistSizes sizes) {
        return new Protocol(sizes.deepBatch(), DEEP_RATE, 1, 0);
    }

    /** Returns the probed epochs: those after 0, 500 and 2000 minibatches. */
    List<Integer> epochs(MnistSizes sizes) {
        return MnistSizes.DEEP_STEPS.stream().map(sizes::deepEpoch).toList();
    }

    ProbeRun run(MnistSizes sizes) {
        return new ProbeRun(
                new ClassificationRun(network(sizes), MnistSizes.SIDE, protocol(sizes), false),
                new LinearProbes(Protocol.PUBLISHED.withBatchSize(sizes.batch()), sizes.epochs()),
                epochs(sizes),
                new ProbePoints(layers(), ProbePoints.Features.ALL),
                List.of());
    }
}
