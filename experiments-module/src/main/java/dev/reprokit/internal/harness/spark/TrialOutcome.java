package dev.reprokit.internal.harness.spark;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;

import java.util.List;

/**
 * The result of a trial on an executor. A trial without any result was started as often as is
 * allowed, and its executor was lost each time, which may be due to this trial or to one beside it.
 *
 * @param row its row; null if it did not end
 * @param metrics its metrics, in the order in which they were measured
 * @param right which test images it got right, as {@link
 *     dev.reprokit.record.result.RightAnswers#bytes}; null if it classified none
 * @param refusal the reason why the executor cannot run any trial of the plan; null if it can
 */
record TrialOutcome(TrialRow row, List<Metric> metrics, byte[] right, String refusal) {

    static TrialOutcome ended(TrialRow row, List<Metric> metrics, byte[] right) {
        return new TrialOutcome(row, metrics, right, null);
    }

    static TrialOutcome refused(String reason) {
        return new TrialOutcome(null, List.of(), null, reason);
    }

    static TrialOutcome lost() {
        return new TrialOutcome(null, List.of(), null, null);
    }
}
