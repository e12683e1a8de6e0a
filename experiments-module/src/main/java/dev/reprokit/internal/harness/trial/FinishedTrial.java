package dev.reprokit.internal.harness.trial;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;

import java.util.List;

/**
 * A trial that an earlier run has computed.
 *
 * @param row its row in {@code trials.csv}, with the earlier run's id
 * @param metrics all its metrics, in order
 */
public record FinishedTrial(TrialRow row, List<Metric> metrics) {}
