package dev.reprokit.harness;

import dev.reprokit.record.Metric;
import dev.reprokit.record.TrialRow;

import java.util.List;

/**
 * What a trial that ran elsewhere brings back.
 *
 * @param row how it ended
 * @param metrics its metrics, in the order in which they were measured
 */
record TrialOutcome(TrialRow row, List<Metric> metrics) {}
