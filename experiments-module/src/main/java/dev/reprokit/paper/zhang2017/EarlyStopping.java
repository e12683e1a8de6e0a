package dev.reprokit.paper.zhang2017;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gain in test accuracy, in points, that stopping early would have brought, computed from the
 * curves of a condition that was trained to the end.
 */
final class EarlyStopping {
    private static final String METRIC = "test_accuracy";

    private EarlyStopping() {}

    /**
     * Returns the best epoch's accuracy minus the last one's, which is the paper's value. The noise
     * of the test set alone makes one of many epochs the best, so that this value is biased upwards
     * and never negative.
     */
    static SeedValues bestLessLast(Results results, String condition) {
        return SeedValues.of(
                "best less last test accuracy, " + condition,
                "points",
                results.curves(condition, METRIC),
                curve -> 100 * (curve.maximum() - curve.last()));
    }

    /**
     * Returns the gain at the epoch that is best on average for all other seeds. This seed's noise
     * does not influence that choice: it is the gain of somebody who learned from other runs when
     * to stop.
     */
    static SeedValues gain(Results results, String condition) {
        Map<Long, LearningCurve> curves = results.curves(condition, METRIC);
        TreeMap<Long, Double> gain = new TreeMap<>();
        curves.forEach(
                (seed, curve) -> {
                    TreeMap<Long, LearningCurve> others = new TreeMap<>(curves);
                    others.remove(seed);
                    int epoch = bestEpoch(List.copyOf(curve.values().keySet()), others.values());
                    gain.put(seed, 100 * (curve.at(epoch) - curve.last()));
                });
        return new SeedValues("gain by stopping early, " + condition, "points", gain);
    }

    private static int bestEpoch(List<Integer> epochs, Collection<LearningCurve> curves) {
        return epochs.stream()
                .max(
                        Comparator.comparingDouble(
                                epoch -> curves.stream().mapToDouble(c -> c.at(epoch)).sum()))
                .orElseThrow();
    }
}
