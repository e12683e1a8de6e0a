package dev.reprokit.paper.researchlog;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.paper.Figures;
import dev.reprokit.probe.ProbeMeasure;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures and claims that the experiments with probes share. */
final class ProbeClaims {
    /** Percent of the training images that count as memorised, as in {@code random-labels}. */
    static final double MEMORISED = 95;

    static final String TOO_FEW_IMAGES =
            "probes of 100 synthetic images do little better than chance; this scale asks only"
                    + " whether the network memorises them";

    static final Measure FIT = Measure.percent("train_accuracy", "final train accuracy");

    /** Chance is 10 %; a network that has learned nothing is not slower or poorer, but broken. */
    static final Floor LEARNED = FIT.atLeast(50);

    static final ProbeMeasure POOLING_GAIN =
            ProbeMeasure.points(
                    "gain through max-pooling from epoch 3 on",
                    table -> gains(table, 3, "pool").average().orElseThrow());

    /** Without normalisation, which L11 is about. */
    static final ProbeMeasure OTHERS_HELP =
            new ProbeMeasure(
                    "other layers that raise it from epoch 3 on, LRN apart",
                    "% of layers and epochs",
                    table -> percent(gains(table, 3, "conv", "relu", "fc"), gain -> gain > 0));

    private static final ProbeMeasure NORMALISATION_LOWERS =
            new ProbeMeasure(
                    "LRN layers that lower separability",
                    "% of layers and epochs",
                    table -> percent(gains(table, 0, "lrn"), gain -> gain < 0));

    /** Kendall's tau of depth and separability. */
    static final ProbeMeasure DEPTH =
            new ProbeMeasure(
                    "rank correlation (Kendall) of depth and separability in the end",
                    "",
                    table -> {
                        double[] profile = table.profile(table.last());
                        return orNone(
                                RankCorrelation.kendall(
                                        IntStream.range(0, profile.length)
                                                .asDoubleStream()
                                                .toArray(),
                                        profile));
                    });

    private ProbeClaims() {}

    /**
     * Reads the log's table.
     *
     * @param experiment the experiment's id
     * @param layers layers in the network's order
     */
    static ProbeTable log(String experiment, List<String> layers) {
        Map<String, LearningCurve> curves = new LinkedHashMap<>();
        for (String layer : layers) {
            curves.put(
                    layer,
                    new LearningCurve(
                            "the log's probe of " + layer,
                            Figures.LOG_PROBES
                                    .curve(experiment, layer, "probe_accuracy", layer, null)
                                    .points()
                                    .stream()
                                    .collect(toMap(CurvePoint::epoch, CurvePoint::value))));
        }
        return new ProbeTable(curves);
    }

    static String inWords(ProbeTable log, ProbeMeasure... measures) {
        return Stream.of(measures).map(measure -> measure.inWords(log)).collect(joining("; "));
    }

    /** Formats the mean over seeds for a sentence, without its unit. */
    static String mean(Quantity quantity, Results results) {
        return Numbers.number(quantity.observe(results).value());
    }

    /** Returns the separability at a layer after all epochs. */
    static ProbeMeasure after(String layer) {
        return ProbeMeasure.percent(layer + " in the end", table -> table.at(layer, table.last()));
    }

    /** Returns the separability at a layer before any training. */
    static ProbeMeasure before(String layer) {
        return ProbeMeasure.percent("untrained " + layer, table -> table.at(layer, 0));
    }

    /** Returns the gains through all layers of some kinds, which the first layer of all lacks. */
    private static DoubleStream gains(ProbeTable table, int firstEpoch, String... kinds) {
        return table.layers().stream()
                .skip(1)
                .filter(layer -> List.of(kinds).contains(layer.replaceAll("\\d", "")))
                .flatMapToDouble(
                        layer ->
                                table.epochs().stream()
                                        .filter(epoch -> epoch >= firstEpoch)
                                        .mapToDouble(epoch -> table.gain(layer, epoch)));
    }

    private static double percent(DoubleStream gains, DoublePredicate counted) {
        double[] all = gains.toArray();
        return 100.0 * Arrays.stream(all).filter(counted).count() / all.length;
    }

    /** Returns 0 for NaN: layers that are all equal have no order. */
    private static double orNone(double correlation) {
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    /**
     * Creates claim L11.
     *
     * @param source the part of the log
     * @param log its table
     * @param arm gives a measure of the network that repeats the table
     */
    static Claim normalisationLowers(
            String source, ProbeTable log, Function<ProbeMeasure, Quantity> arm) {
        return Claim.of(
                        "L11",
                        "LRN lowers separability always, at whatever depth and after however much"
                                + " training.")
                .from(source + "L11")
                .logged(NORMALISATION_LOWERS.inWords(log))
                .that(arm.apply(NORMALISATION_LOWERS))
                .areAllAtLeast(100)
                .given(LEARNED)
                .notApplicableAt(
                        Scale.SMOKE,
                        "'always' takes more images than this scale tests on: one step of pooling"
                                + " and LRN is smaller than their noise");
    }

    /** Creates the claim that the layers' order is the log's, from the same as claim L11. */
    static Claim sameOrder(String source, ProbeTable log, Function<ProbeMeasure, Quantity> arm) {
        ProbeMeasure likeLog =
                new ProbeMeasure(
                        "rank correlation (Spearman) with the log's layers in the end",
                        "",
                        table ->
                                orNone(
                                        RankCorrelation.spearman(
                                                log.profile(log.last()),
                                                table.profile(table.last()))));
        return Claim.of("order", "In the end the layers are in the log's order.")
                .from(source + "its table of the last epoch")
                .logged("%s separates best in the end".formatted(best(log)))
                .that(arm.apply(likeLog))
                .hasMeanAbove(0.9)
                .given(LEARNED)
                .notApplicableAt(
                        Scale.SMOKE,
                        "the log's order is that of CIFAR-10; this scale has synthetic images");
    }

    private static String best(ProbeTable table) {
        return table.layers().stream()
                .reduce((a, b) -> table.at(a, table.last()) >= table.at(b, table.last()) ? a : b)
                .orElseThrow();
    }
}
