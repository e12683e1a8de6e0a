package dev.reprokit.internal.harness;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is suspicious about trials that others compute, and no fault.
 *
 * @param results the trials
 */
record ProgramSuspicions(Results results) {

    /** {@return a sentence per condition of which all seeds have the same values} */
    List<String> sameSeeds() {
        Map<String, List<TrialRow>> byCondition = new LinkedHashMap<>();
        for (TrialRow trial : results.trials()) {
            if (trial.status() == TrialStatus.FINISHED) {
                byCondition
                        .computeIfAbsent(trial.condition(), none -> new ArrayList<>())
                        .add(trial);
            }
        }
        List<String> sentences = new ArrayList<>();
        byCondition.forEach(
                (condition, trials) -> {
                    if (trials.size() > 1
                            && trials.stream().map(this::values).distinct().count() == 1) {
                        sentences.add(
                                "%s has the same values with all %s seeds, to the last bit: does the program use its seed? If not, this is one result, and no interval says anything of it"
                                        .formatted(condition, trials.size()));
                    }
                });
        return sentences;
    }

    /** {@return a sentence per group of trials that have the same values, as copies have} */
    List<String> copies() {
        Map<Map<String, Double>, List<String>> byValues = new LinkedHashMap<>();
        for (TrialRow trial : results.trials()) {
            if (trial.status() == TrialStatus.FINISHED && values(trial).size() > 1) {
                byValues.computeIfAbsent(values(trial), none -> new ArrayList<>())
                        .add(trial.trial());
            }
        }
        return byValues.values().stream()
                .filter(trials -> trials.size() > 1)
                .map(
                        trials ->
                                "%s have the same values, to the last bit: is one a copy of another?"
                                        .formatted(String.join(" and ", trials)))
                .toList();
    }

    /** {@return a sentence per trial that has no value of its last epochs} */
    List<String> unfinished() {
        List<String> sentences = new ArrayList<>();
        for (TrialRow trial : results.trials()) {
            int last = results.metrics(trial).stream().mapToInt(Metric::epoch).max().orElse(0);
            if (trial.status() == TrialStatus.FINISHED && last < trial.epochs()) {
                sentences.add(
                        "%s ends at epoch %s of %s: it may have been copied before it was done"
                                .formatted(trial.trial(), last, trial.epochs()));
            }
        }
        return sentences;
    }

    private Map<String, Double> values(TrialRow trial) {
        Map<String, Double> values = new TreeMap<>();
        results.metrics(trial)
                .forEach(
                        metric -> values.put(metric.epoch() + " " + metric.name(), metric.value()));
        return values;
    }
}
