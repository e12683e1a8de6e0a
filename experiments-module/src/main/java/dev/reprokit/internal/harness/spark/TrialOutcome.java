package dev.reprokit.internal.harness.spark;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;

import java.util.List;

/**
 * What a trial that ran elsewhere brings back. One that brings back nothing at all has been begun
 * as often as is allowed, and each time its executor was lost: which may be its own fault, or that
 * of a trial beside it.
 *
 * @param row how it ended; null where it did not
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

    static TrialOutcome lost() {
        return new TrialOutcome(null, List.of(), null);
    }
}
