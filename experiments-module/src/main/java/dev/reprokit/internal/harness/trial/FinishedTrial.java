package dev.reprokit.internal.harness.trial;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trial that an earlier run has computed.
 *
 * @param row its row in {@code trials.csv}, with the earlier run's id
 * @param metrics all its metrics, in order
 * @param right which test images it got right after its last epoch; empty if it classified none
 * @param otherMachine the machine that computed it, in words; empty if it is one like this
 */
public record FinishedTrial(
        TrialRow row,
        List<Metric> metrics,
        Optional<RightAnswers> right,
        Optional<String> otherMachine) {

    /** {@return the same trial, of another machine} */
    FinishedTrial of(String machine) {
        return new FinishedTrial(row, metrics, right, Optional.of(machine));
    }

    /**
     * Checks that these are the results of a trial and of no other: each epoch was recorded once,
     * in order. An epoch may have no metrics.
     *
     * @param entry the trial
     * @throws IOException if a row is of another trial, or too much; the message says which
     */
    void requireOf(Schedule.ScheduledTrial entry) throws IOException {
        List<Object> expected =
                List.of(
                        entry.trial(),
                        entry.condition().id(),
                        entry.seed(),
                        TrialStatus.FINISHED,
                        entry.condition().epochs());
        List<Object> found =
                List.of(row.trial(), row.condition(), row.seed(), row.status(), row.epochs());
        if (!found.equals(expected)) {
            throw new IOException(
                    "its row is of %s, expected %s (trial, condition, seed, status, epochs)"
                            .formatted(found, expected));
        }
        int epoch = 0;
        Set<String> names = new HashSet<>();
        for (Metric metric : metrics) {
            if (metric.epoch() > epoch) {
                names.clear();
            }
            if (!metric.trial().equals(entry.trial())
                    || metric.epoch() < epoch
                    || metric.epoch() > row.epochs()
                    || !names.add(metric.name())) {
                throw new IOException(
                        "the metric %s does not belong to the epochs of %s, or comes twice"
                                .formatted(metric, entry.trial()));
            }
            epoch = metric.epoch();
        }
    }
}
