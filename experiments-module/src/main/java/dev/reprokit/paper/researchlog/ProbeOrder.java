package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.experiment.Claim;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Values and claims on the order of layers that several experiments share. */
final class ProbeOrder {

    /** First epoch at which the log calls a network trained. */
    private static final int AFTER_THREE_EPOCHS = 3;

    /** Rank correlation that counts as 'the same order'; the log gives no value. */
    private static final double SAME_ORDER = 0.9;

    /** The gain through max-pooling from epoch 3 on. */
    static final ProbeValue POOLING_GAIN =
            new ProbeValue(
                    "gain through max-pooling from epoch 3 on",
                    "points",
                    table ->
                            table.laterLayersOf("pool").stream()
                                    .flatMap(
                                            layer ->
                                                    table.epochsFrom(AFTER_THREE_EPOCHS).stream()
                                                            .map(epoch -> table.gain(layer, epoch)))
                                    .mapToDouble(Double::doubleValue)
                                    .average()
                                    .orElseThrow());

    /**
     * The share of other layers that raise separability then, without normalisation, which L11 is
     * about.
     */
    static final ProbeValue OTHERS_HELP =
            new ProbeValue(
                    "other layers that raise it from epoch 3 on, LRN apart",
                    "% of layers and epochs",
                    table ->
                            percent(
                                    table,
                                    table.laterLayersOf("conv", "relu", "fc"),
                                    AFTER_THREE_EPOCHS,
                                    gain -> gain > 0));

    /** The share of layers and epochs at which normalisation lowers separability. */
    static final ProbeValue NORMALISATION_LOWERS =
            new ProbeValue(
                    "LRN layers that lower separability",
                    "% of layers and epochs",
                    table -> percent(table, table.laterLayersOf("lrn"), 0, gain -> gain < 0));

    private ProbeOrder() {}

    /** Computes Kendall's tau of depth and separability. */
    static double withDepth(ProbeTable table, int epoch) {
        double[] depth = IntStream.range(0, table.layers().size()).asDoubleStream().toArray();
        return orNone(RankCorrelation.kendall(depth, table.profile(epoch)));
    }

    /** Returns 0 for NaN: layers that are all equal have no order. */
    private static double orNone(double correlation) {
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    private static double percent(
            ProbeTable table, List<String> layers, int first, DoublePredicate gains) {
        List<Integer> epochs = table.epochsFrom(first);
        long counted =
                layers.stream()
                        .mapToLong(
                                layer ->
                                        epochs.stream()
                                                .filter(
                                                        epoch ->
                                                                gains.test(
                                                                        table.gain(layer, epoch)))
                                                .count())
                        .sum();
        return 100.0 * counted / (layers.size() * epochs.size());
    }

    /** Creates claim L11. */
    static Claim normalisationLowers(
            String source, ProbeTable log, String condition, List<String> layers) {
        return Claim.of(
                        "L11",
                        "LRN lowers separability always, at whatever depth and after however much"
                                + " training.")
                .from(source + "L11")
                .logged(NORMALISATION_LOWERS.inWords(log))
                .observing(r -> NORMALISATION_LOWERS.of(r, condition, layers).estimate())
                .holdsIf(
                        r ->
                                assertThat(NORMALISATION_LOWERS.of(r, condition, layers))
                                        .areAllAtLeast(100))
                .notApplicableAt(
                        Scale.SMOKE,
                        "'always' takes more images than this scale tests on: one step of pooling"
                                + " and LRN is smaller than their noise");
    }

    /** Creates the claim that the layers' order is the log's. */
    static Claim sameAsLog(String source, ProbeTable log, String condition, List<String> layers) {
        ProbeValue likeLog =
                new ProbeValue(
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
                .observing(r -> likeLog.of(r, condition, layers).estimate())
                .holdsIf(r -> assertThat(likeLog.of(r, condition, layers)).hasMeanAbove(SAME_ORDER))
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
