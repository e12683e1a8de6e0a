package dev.reprokit.harness;

import dev.reprokit.record.Metric;
import dev.reprokit.record.TrialRow;

import java.util.List;

/**
 * What a trial that ran elsewhere brings back.
 *
 * @param row how it ended; null where it was refused
 * @param metrics its metrics, in the order in which they were measured
 * @param refusal why the executor cannot run any trial of the plan; null where it can
 */
record TrialOutcome(TrialRow row, List<Metric> metrics, String refusal) {

    static TrialOutcome ended(TrialRow row, List<Metric> metrics) {
        return new TrialOutcome(row, metrics, null);
    }

    static TrialOutcome refused(String reason) {
        return new TrialOutcome(null, List.of(), reason);
    }
}
