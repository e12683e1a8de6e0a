package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Fitting.published;
import static dev.reprokit.paper.zhang2017.Fitting.small;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Figures;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.Protocols;
import dev.reprokit.published.PublishedPoints;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.CurveSummary.Kind;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reproduces Zhang et al. 2017, section 2.2, Figures 1b and 1c: the time that networks take to fit
 * more and more corrupted labels, and their generalisation error afterwards. The research log
 * repeated it (L2).
 */
public final class LabelCorruptionLevels implements Experiment {
    /** A network and the probability with which its labels are corrupted. */
    record Level(Architecture network, double p) implements Arm {
        @Override
        public String name() {
            return "%s-p%s".formatted(network.id(), p);
        }

        @Override
        public String label() {
            return "%s, p = %s".formatted(network.label(), p);
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("network", network.id(), "p", String.valueOf(p));
        }
    }

    /** What a scale sets; at half the width, the log's AlexNet is nearly the paper's. */
    record Row(Images images, int crop, List<Double> levels, List<Fitting> networks)
            implements Setup {
        List<Level> arms() {
            return networks.stream().flatMap(fitting -> arms(fitting.network()).stream()).toList();
        }

        Fitting of(Level arm) {
            return Fitting.of(arm.network(), networks);
        }

        List<Level> arms(Architecture network) {
            return levels.stream().map(p -> new Level(network, p)).toList();
        }
    }

    static final Scales<Row> SCALES =
            new Scales<>(
                    new Row(
                            Images.synthetic(50, 100),
                            16,
                            List.of(0.0, 0.5, 1.0),
                            List.of(
                                    small(INCEPTION, 25, 60, 60).withDecay(0.97),
                                    small(ZHANG_ALEXNET, 3, 45, 45),
                                    small(MLP_1, 10, 25, 25))),
                    new Row(
                            Images.cifar10(300, 400),
                            16,
                            tenths(),
                            List.of(
                                    small(INCEPTION, 25, 26, 34),
                                    small(ZHANG_ALEXNET, 8, 40, 40),
                                    small(LOG_ALEXNET, 8, 40, 40),
                                    small(MLP_1, 10, 26, 34))),
                    new Row(
                            Images.cifar10(50_000, 10_000),
                            28,
                            tenths(),
                            List.of(
                                    published(INCEPTION, 40, 80),
                                    published(ZHANG_ALEXNET, 100, 200),
                                    published(LOG_ALEXNET, 100, 200),
                                    published(MLP_1, 150, 250))));

    private static List<Double> tenths() {
        return IntStream.rangeClosed(0, 10).mapToObj(tenths -> tenths / 10.0).toList();
    }

    @Override
    public About about() {
        return About.of("zhang2017-label-corruption", "Fitting more and more corrupted labels")
                .asks(
                        "How do the time to fit and the generalisation error grow with the share of corrupted"
                                + " labels?")
                .from(
                        "Zhang et al. 2017, section 2.2, Figures 1b and 1c; research log, label corruption, L2")
                .protocol(
                        Protocols.CIFAR_28,
                        "With probability p a training label becomes a class drawn uniformly, once, so that"
                                + " 0.9 p of the labels are wrong. The research log drew the label of a"
                                + " random training image, which is the same on balanced classes; here it is"
                                + " the paper's form for all networks.",
                        "Small Inception, the paper's small AlexNet, MLP 1x512, and the log's small AlexNet with 128"
                                + " filters in the second convolution; SGD with momentum 0.9, learning rate"
                                + " 0.1 for the Inception and 0.01 for the others, x0.95 per epoch; no weight"
                                + " decay, dropout or augmentation.",
                        "Left open: when a network counts as fitted. Here: 99 % of the training images right,"
                                + " evaluated after an epoch, which every network of Table 1 reached.",
                        "Left open: batch size (128 by the markers of Figure 1a), number of epochs, initial"
                                + " weights, seeds; one run is shown. Two pairs of points are identical (MLP"
                                + " at 0.6 and 0.7, Inception at 0.9 and 1), most likely one run drawn"
                                + " twice: no claim asks for a strict rise.",
                        "The paper disagrees with itself on the true labels: AlexNet has 30.1 % test error in"
                                + " Figure 1c and 23.9 % in Table 1, the Inception 12.9, 14.3 and 13.5 %"
                                + " (Figure 1c, Table 1, Figure 2b). No margin here is fitted to either.")
                .links(Papers.ZHANG_2017);
    }

    @Override
    public Design design(Scale scale) {
        Row row = SCALES.at(scale);
        return SCALES.design(scale, row.arms(), arm -> row.of(arm).epochs(arm.p()));
    }

    @Override
    public void run(Trial trial) throws IOException {
        Row row = SCALES.at(trial.scale());
        Level arm = trial.arm(row.arms());
        int[] labels = LabelCorruption.drawn(trial.dataset().train(), arm.p(), trial.seed());
        row.of(arm).run(row.crop(), true).run(trial, labels);
    }

    @Override
    public List<Claim> claims() {
        return LabelCorruptionClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        Row row = SCALES.at(scale);
        Double fitted = LabelCorruptionClaims.FITTED;
        Stream<Chart> figures =
                Stream.of(
                        sweep(
                                row,
                                "relative-time",
                                "Figure 1b: time to fit, relative to true labels",
                                "epochs to 99 % train accuracy, relative to p = 0",
                                new CurveSummary(
                                        "evaluated_train_accuracy",
                                        Kind.EPOCHS_TO_REACH,
                                        fitted,
                                        true)),
                        sweep(
                                row,
                                "test-error",
                                "Figure 1c: test error",
                                "test error after the last epoch (fraction)",
                                CurveSummary.lastError("test_accuracy")));
        return Stream.concat(figures, row.networks().stream().map(f -> chart(f.network())))
                .toList();
    }

    /** Describes a chart with the points of the paper, the log and others. */
    private static Sweep sweep(
            Row row, String figure, String title, String axis, CurveSummary summary) {
        return new Sweep(
                figure,
                title,
                "label corruption p",
                axis,
                false,
                false,
                summary,
                row.networks().stream()
                        .map(Fitting::network)
                        .map(n -> SweepSeries.of(n.label(), row.arms(n), Level::p, Level::id))
                        .toList(),
                Stream.of("paper", "log", "david-inf")
                        .flatMap(by -> points(row, figure, by))
                        .toList());
    }

    private static Stream<PublishedSeries> points(Row row, String figure, String by) {
        PublishedPoints published = Figures.ZHANG_POINTS;
        String author = Map.of("paper", "Zhang et al.", "log", "research log").getOrDefault(by, by);
        return row.networks().stream()
                .map(Fitting::network)
                .filter(network -> published.has(figure, network.id(), by))
                .map(
                        network ->
                                published.series(
                                        figure,
                                        network.id(),
                                        by,
                                        "%s, %s".formatted(author, network.label()),
                                        network.label()));
    }

    /** Describes the chart of the levels that every scale has. */
    private static Curves chart(Architecture network) {
        return Curves.of(
                        "evaluated_train_accuracy",
                        SCALES.smoke().arms(network).stream().map(Level::id).toList())
                .titled(
                        "train-accuracy-" + network.id(),
                        "Fitting corrupted labels: " + network.label())
                .onAxis("train accuracy after an epoch (fraction)");
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        LabelledImages images = Transforms.centreCrop(data.train(), SCALES.at(scale).crop());
        return SCALES.smoke().levels().stream()
                .map(
                        p ->
                                SampleImages.first(
                                        "labels corrupted with probability " + p,
                                        images.withLabels(LabelCorruption.drawn(images, p, seed))))
                .toList();
    }
}
