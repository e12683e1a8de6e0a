package dev.reprokit.plugin.attempt;

import dev.reprokit.internal.process.TriedRun;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a command reported with each seed, beside its first run.
 *
 * @param first what the first run reported
 * @param last the last value of each metric, by seed and name, of the seeds that have finished
 * @param failures what went wrong with the others, a sentence each
 */
record TriedSeeds(
        TriedRun first, SortedMap<Long, Map<String, Double>> last, List<String> failures) {

    static TriedSeeds of(Results results, TriedRun first) {
        SortedMap<Long, Map<String, Double>> last = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (TrialRow trial : results.trials()) {
            if (trial.status() != TrialStatus.FINISHED) {
                failures.add(
                        "Seed %s %s: %s"
                                .formatted(trial.seed(), trial.status().id(), trial.failure()));
                continue;
            }
            Map<String, Double> values = new LinkedHashMap<>();
            for (String metric : first.last().keySet()) {
                results.measured(trial, metric)
                        .map(LearningCurve::last)
                        .ifPresent(value -> values.put(metric, value));
            }
            last.put(trial.seed(), values);
        }
        return new TriedSeeds(first, last, failures);
    }

    SpreadTable spread() {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (String metric : first.last().keySet()) {
            values.put(
                    metric,
                    last.values().stream()
                            .filter(each -> each.containsKey(metric))
                            .map(each -> each.get(metric))
                            .toList());
        }
        return new SpreadTable(values);
    }

    /**
     * Compares the two runs of one seed: what differs is not determined by it.
     *
     * @return a sentence; empty if nothing differs
     */
    Optional<String> differences(long seed) {
        List<String> differing = new ArrayList<>();
        Map<String, Double> again = last.getOrDefault(seed, Map.of());
        first.last()
                .forEach(
                        (metric, before) -> {
                            Double now = again.get(metric);
                            if (!before.equals(now)) {
                                differing.add(
                                        "%s was %s, then %s"
                                                .formatted(
                                                        metric,
                                                        before,
                                                        now == null ? "missing" : now));
                            }
                        });
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Two runs with seed %s differ, so that it does not decide the result: %s"
                                .formatted(seed, String.join("; ", differing)));
    }
}
