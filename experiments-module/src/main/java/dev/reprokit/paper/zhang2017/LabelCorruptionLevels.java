package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reproduces Zhang et al. 2017, section 2.2, Figures 1b and 1c: the time that networks take to fit
 * more and more corrupted labels, and their generalisation error afterwards. The research log
 * repeated it (L2).
 */
public final class LabelCorruptionLevels implements Experiment {
    private static final int CROP = 28;
    private static final int SMALL_CROP = 16;
    private static final int TENTHS = 10;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public LabelCorruptionLevels() {}

    @Override
    public About about() {
        return About.of("zhang2017-label-corruption", "Fitting more and more corrupted labels")
                .asks(
                        "How do the time to fit and the generalisation error grow with the share of corrupted"
                                + " labels?")
                .from(
                        "Zhang et al. 2017, section 2.2, Figures 1b and 1c; research log, label corruption, L2")
                .protocol(
                        "CIFAR-10, 50,000 and 10,000 images; centre crop 28x28, each image standardised by"
                                + " its own mean and deviation.",
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
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions(scale))
                            .on("synthetic", 50, 100)
                            .takingAbout(2)
                            .reducing(
                                    "50 synthetic images instead of 50,000 of CIFAR-10, 100 test"
                                            + " images instead of 10,000; their central 16x16 pixels"
                                            + " instead of 28x28.",
                                    "Three levels of corruption, 0, 0.5 and 1, instead of eleven; no AlexNet of the"
                                            + " log's.",
                                    Architecture.reductions());
            case REDUCED ->
                    Design.of(conditions(scale))
                            .on("cifar10", 300, 400)
                            .takingAbout(31)
                            .reducing(
                                    "The first 300 training and 400 test images of CIFAR-10; their"
                                            + " central 16x16 pixels instead of 28x28.",
                                    Architecture.reductions());
            case PAPER -> Design.of(conditions(scale)).on("cifar10", 50_000, 10_000);
        };
    }

    private static List<Condition> conditions(Scale scale) {
        List<Condition> conditions = new ArrayList<>();
        for (Architecture network : networks(scale)) {
            for (double p : levels(scale)) {
                conditions.add(
                        new Condition(
                                condition(network, p),
                                "%s, p = %s".formatted(network.label(), p),
                                epochs(scale, network, p),
                                Map.of("network", network.id(), "p", String.valueOf(p))));
            }
        }
        return conditions;
    }

    /**
     * Returns the networks of a scale: at half the width, the log's AlexNet is nearly the paper's.
     */
    static List<Architecture> networks(Scale scale) {
        return Arrays.stream(Architecture.values())
                .filter(network -> scale != Scale.SMOKE || network != Architecture.LOG_ALEXNET)
                .toList();
    }

    /** Returns the probabilities of a scale in ascending order. */
    static List<Double> levels(Scale scale) {
        List<Double> levels = new ArrayList<>();
        for (int tenths = 0; tenths <= TENTHS; tenths += scale == Scale.SMOKE ? 5 : 1) {
            levels.add(tenths / (double) TENTHS);
        }
        return levels;
    }

    static String condition(Architecture network, double p) {
        return "%s-p%s".formatted(network.id(), p);
    }

    /**
     * Returns the epochs of a condition: they grow linearly with the corruption, and all of them
     * are run.
     */
    private static int epochs(Scale scale, Architecture network, double p) {
        return switch (scale) {
            case SMOKE ->
                    switch (network) {
                        case INCEPTION -> 60;
                        case ZHANG_ALEXNET, LOG_ALEXNET -> 45;
                        case MLP -> 25;
                    };
            case REDUCED -> isAlexNet(network) ? 40 : between(26, 34, p);
            case PAPER ->
                    switch (network) {
                        case INCEPTION -> between(40, 80, p);
                        case ZHANG_ALEXNET, LOG_ALEXNET -> between(100, 200, p);
                        case MLP -> between(150, 250, p);
                    };
        };
    }

    private static boolean isAlexNet(Architecture network) {
        return network == Architecture.ZHANG_ALEXNET || network == Architecture.LOG_ALEXNET;
    }

    private static int between(int none, int all, double p) {
        return (int) Math.round(none + p * (all - none));
    }

    @Override
    public void run(Trial trial) throws IOException {
        Architecture network = Architecture.of(trial.condition().parameters().get("network"));
        LabelledImages train = trial.dataset().train();
        int[] labels =
                LabelCorruption.drawn(
                        train,
                        Double.parseDouble(trial.condition().parameters().get("p")),
                        trial.seed());
        network.run(trial.scale(), crop(trial.scale())).run(trial, labels);
    }

    @Override
    public List<Claim> claims() {
        return LabelCorruptionClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts = new ArrayList<>(LabelCorruptionSweeps.of(scale));
        networks(scale).forEach(network -> charts.add(chart(network)));
        return charts;
    }

    /** Describes the chart of the levels that every scale has. */
    private static Curves chart(Architecture network) {
        return Curves.of(
                        "evaluated_train_accuracy",
                        levels(Scale.SMOKE).stream().map(p -> condition(network, p)).toList())
                .titled(
                        "train-accuracy-" + network.id(),
                        "Fitting corrupted labels: " + network.label())
                .onAxis("train accuracy after an epoch (fraction)");
    }

    /** Returns a network's conditions by probability. */
    static SortedMap<Double, String> conditions(Scale scale, Architecture network) {
        SortedMap<Double, String> byLevel = new TreeMap<>();
        levels(scale).forEach(p -> byLevel.put(p, condition(network, p)));
        return byLevel;
    }

    private static int crop(Scale scale) {
        return scale == Scale.PAPER ? CROP : SMALL_CROP;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        LabelledImages images = Transforms.centreCrop(data.train(), crop(scale));
        return levels(Scale.SMOKE).stream()
                .map(
                        p ->
                                SampleImages.first(
                                        "labels corrupted with probability " + p,
                                        images.withLabels(LabelCorruption.drawn(images, p, seed))))
                .toList();
    }
}
