package dev.reprokit.comparison;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The speed of the right side relative to the left one, as geometric means: over the trials of a
 * condition, then over conditions. Only finished trials count that the runs computed themselves.
 *
 * @param images images per second, right over left, more than 0; null if nothing was trained
 * @param seconds seconds per trial, right over left, more than 0
 * @param leftTrials the number of trials on the left
 * @param rightTrials the number of trials on the right
 */
public record SpeedRatio(@Nullable Double images, double seconds, int leftTrials, int rightTrials) {

    /** {@return the ratio of two runs; empty if no condition was timed on both sides} */
    static Optional<SpeedRatio> of(RunPair pair) {
        Map<String, List<TrialRow>> left = timed(pair.left());
        Map<String, List<TrialRow>> right = timed(pair.right());
        left.keySet().retainAll(right.keySet());
        right.keySet().retainAll(left.keySet());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SpeedRatio(
                                ratio(left, right, TrialRow::imagesPerSecond).orElse(null),
                                ratio(left, right, TrialRow::seconds).orElseThrow(),
                                left.values().stream().mapToInt(List::size).sum(),
                                right.values().stream().mapToInt(List::size).sum()));
    }

    /** Selects the trials that the run computed itself, by condition. */
    private static Map<String, List<TrialRow>> timed(Run run) {
        return run.results().trials().stream()
                .filter(row -> row.status() == TrialStatus.FINISHED && row.seconds() > 0)
                .filter(row -> row.run().equals(run.plan().runId()))
                .collect(groupingBy(TrialRow::condition, TreeMap::new, toList()));
    }

    private static Optional<Double> ratio(
            Map<String, List<TrialRow>> left,
            Map<String, List<TrialRow>> right,
            ToDoubleFunction<TrialRow> measured) {
        List<Double> ratios = new ArrayList<>();
        left.forEach(
                (condition, trials) -> {
                    double[] before = positive(trials, measured);
                    double[] now = positive(right.getOrDefault(condition, List.of()), measured);
                    if (before.length > 0 && now.length > 0) {
                        ratios.add(geometricMean(now) / geometricMean(before));
                    }
                });
        return geometricMean(ratios);
    }

    private static double[] positive(List<TrialRow> rows, ToDoubleFunction<TrialRow> measured) {
        return rows.stream().mapToDouble(measured).filter(value -> value > 0).toArray();
    }

    /** {@return the geometric mean of positive numbers; empty if there are none} */
    static Optional<Double> geometricMean(List<Double> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        geometricMean(values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static double geometricMean(double[] values) {
        double logarithms = 0;
        for (double value : values) {
            logarithms += Math.log(value);
        }
        return Math.exp(logarithms / values.length);
    }
}
