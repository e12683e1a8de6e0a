package dev.reprokit.paper.researchlog;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The gap between the best linear classifier of a layer and the probe that SGD trains on the same
 * features, in test accuracy, and what it goes with.
 *
 * @param layers the layers whose gaps are compared, each after every probed epoch
 */
record ProbeGap(List<String> layers) {

    /**
     * Returns the rank correlation (Spearman) of the gap with a metric, over layers and epochs.
     *
     * @param name the metric's name for readers
     * @param metric the metric's name by the layer's
     * @param arm the arm
     */
    Quantity goesWith(String name, UnaryOperator<String> metric, Arm arm) {
        String words =
                "rank correlation (Spearman) of %s with the gap, %s, %s"
                        .formatted(name, String.join(" and ", layers), arm.label());
        return Quantity.of(
                words, "", results -> new SeedValues(words, "", bySeed(metric, arm, results)), arm);
    }

    private NavigableMap<Long, Double> bySeed(
            UnaryOperator<String> metric, Arm arm, Results results) {
        Map<Long, List<double[]>> pairs = new TreeMap<>();
        for (String layer : layers) {
            Map<Long, LearningCurve> best =
                    curves(ProbeExamination.convergedAccuracy(layer), arm, results);
            Map<Long, LearningCurve> probe = curves(ProbeRun.accuracy(layer), arm, results);
            curves(metric.apply(layer), arm, results)
                    .forEach(
                            (seed, curve) ->
                                    pairs.computeIfAbsent(seed, any -> new ArrayList<>())
                                            .addAll(pairs(curve, of(best, seed), of(probe, seed))));
        }
        NavigableMap<Long, Double> bySeed = new TreeMap<>();
        pairs.forEach((seed, points) -> bySeed.put(seed, spearman(points)));
        return bySeed;
    }

    private static Map<Long, LearningCurve> curves(String metric, Arm arm, Results results) {
        return results.curves(arm.id(), metric);
    }

    private static LearningCurve of(Map<Long, LearningCurve> curves, long seed) {
        LearningCurve curve = curves.get(seed);
        if (curve == null) {
            throw new MissingEvidenceException("there is no probe of seed " + seed);
        }
        return curve;
    }

    /** Returns metric and gap after each epoch at which the metric was measured. */
    private static List<double[]> pairs(
            LearningCurve metric, LearningCurve best, LearningCurve probe) {
        return metric.values().entrySet().stream()
                .map(
                        epoch ->
                                new double[] {
                                    epoch.getValue(),
                                    best.at(epoch.getKey()) - probe.at(epoch.getKey())
                                })
                .toList();
    }

    /** Returns 0 where all gaps or all values of the metric are equal: they have no order. */
    private static double spearman(List<double[]> pairs) {
        double correlation =
                RankCorrelation.spearman(
                        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                        pairs.stream().mapToDouble(pair -> pair[1]).toArray());
        return Double.isNaN(correlation) ? 0 : correlation;
    }
}
