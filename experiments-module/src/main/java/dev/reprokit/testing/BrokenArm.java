package dev.reprokit.testing;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;

import java.util.ArrayList;
import java.util.List;

/**
 * Results in which one arm has learned nothing: its accuracies are those of guessing, its losses
 * the logarithm of the number of classes, its errors those of guessing; all other metrics stay.
 *
 * @param classes number of classes, at least 2
 */
record BrokenArm(int classes) {

    Results in(Results results, String condition) {
        List<Metric> metrics = new ArrayList<>();
        for (TrialRow trial : results.trials()) {
            for (Metric metric : results.metrics(trial)) {
                metrics.add(
                        trial.condition().equals(condition)
                                ? new Metric(
                                        metric.trial(),
                                        metric.epoch(),
                                        metric.name(),
                                        guessing(metric))
                                : metric);
            }
        }
        return new Results(results.trials(), metrics);
    }

    private double guessing(Metric metric) {
        if (metric.name().contains("accuracy")) {
            return 1.0 / classes;
        }
        if (metric.name().contains("loss")) {
            return Math.log(classes);
        }
        return metric.name().endsWith("error") ? 1 - 1.0 / classes : metric.value();
    }
}
