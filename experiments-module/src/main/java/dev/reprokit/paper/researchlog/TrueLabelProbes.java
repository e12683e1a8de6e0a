package dev.reprokit.paper.researchlog;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.alain2016.MnistProbes;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Repeats the research log's version of Alain and Bengio 2016: linear probes after every layer of a
 * full AlexNet while it learns true labels (claims L8 to L14).
 */
public final class TrueLabelProbes implements Experiment {
    static final String CONDITION = "alexnet";

    /**
     * Bytes of a trial at paper scale: the features of all layers take 867 MB and are shuffled once
     * more per width of layers.
     */
    private static final long PAPER_BYTES = 2L << 30;

    /** The log's own epochs. */
    private static final List<Integer> EPOCHS = List.of(0, 1, 2, 3, 4, 5, 6, 7, 11, 15, 18, 23, 30);

    private static final List<Integer> SMOKE_EPOCHS = List.of(0, 5, 10, 20);

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public TrueLabelProbes() {}

    private static List<String> protocol() {
        List<String> protocol = new ArrayList<>(ProbeScale.PROTOCOL);
        protocol.add(
                "The full AlexNet: two blocks of a 5x5 convolution (64 and 128 filters), ReLU, 3x3"
                        + " max-pooling of stride 2 and LRN; three 3x3 convolutions (192, 192 and 128"
                        + " filters) without ReLU between them, ReLU, the same pooling; fully connected"
                        + " layers of 512, 512 and 10 units, ReLU between them; 30 epochs on true"
                        + " labels, probed after 0, 1, 2, 3, 4, 5, 6, 7, 11, 15, 18, 23 and 30.");
        protocol.addAll(MnistProbes.PROTOCOL);
        return protocol;
    }

    @Override
    public Experiment on(String dataset) {
        return dataset.equals(MnistProbes.DATASET) ? new MnistProbes(this) : this;
    }

    @Override
    public About about() {
        return About.of("alain2016-linear-probes", "Linear probes of a network that learns")
                .asks(
                        "How well does each layer of a full AlexNet separate the classes, and how does that"
                                + " change while it learns?")
                .from("Alain and Bengio 2016; research log, linear probes, L8 to L14")
                .protocol(protocol())
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions(scale))
                            .on("synthetic", 700, 500)
                            .reducing(
                                    "700 synthetic images instead of 50,000 of CIFAR-10, 500 test"
                                            + " images instead of 10,000.",
                                    "The log's small AlexNet, without the three 3x3 convolutions, and a"
                                            + " quarter as wide, instead of the full one.",
                                    "Batches of 16 instead of 128, so that the epochs have steps"
                                            + " enough; 20 epochs instead of 30, probed after 0, 5, 10"
                                            + " and 20 of them.")
                            .takingAbout(2);
            case REDUCED ->
                    Design.of(conditions(scale))
                            .on("cifar10", 5000, 2000)
                            .reducing(
                                    "The first 5,000 training and 2,000 test images of CIFAR-10.",
                                    "Batches of 20 instead of 128, so that the epochs have steps"
                                            + " enough.")
                            .takingAbout(46);
            case PAPER ->
                    Design.of(conditions(scale)).on("cifar10", 50_000, 10_000).needing(PAPER_BYTES);
        };
    }

    private static List<Condition> conditions(Scale scale) {
        List<Integer> epochs = epochs(scale);
        return List.of(
                new Condition(
                        CONDITION,
                        "AlexNet",
                        epochs.get(epochs.size() - 1),
                        Map.of("labels", "true")));
    }

    private static List<Integer> epochs(Scale scale) {
        return scale == Scale.SMOKE ? SMOKE_EPOCHS : EPOCHS;
    }

    @Override
    public void run(Trial trial) throws IOException {
        AlexNet network = trial.scale() == Scale.SMOKE ? AlexNet.LOG_SMALL : AlexNet.LOG_FULL;
        ProbeScale.onTrueLabels(network, trial.scale(), epochs(trial.scale()))
                .run(trial, trial.dataset().train().labels());
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        // On MNIST the paper's own networks are probed, not the log's.
        TrueLabelProbeClaims.all()
                .forEach(claim -> claims.add(claim.onlyOn("cifar10", "synthetic")));
        claims.addAll(MnistProbes.mnistClaims());
        return claims;
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> layers = scale == Scale.SMOKE ? ProbedLayers.SMALL : ProbedLayers.FULL;
        List<Chart> charts = new ArrayList<>();
        charts.add(ProbeCharts.heatMap(id(), layers, CONDITION, "Separability by layer", true));
        charts.addAll(ProbeCharts.of(id(), layers, List.of(CONDITION), CONDITION));
        return charts;
    }
}
