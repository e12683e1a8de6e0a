package dev.reprokit.internal.harness.trial;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;

import java.util.List;
import java.util.Optional;

/**
 * A trial that an earlier run has computed.
 *
 * @param row its row in {@code trials.csv}, with the earlier run's id
 * @param metrics all its metrics, in order
 * @param right which test images it got right after its last epoch; empty if it classified none
 */
public record FinishedTrial(TrialRow row, List<Metric> metrics, Optional<RightAnswers> right) {}
