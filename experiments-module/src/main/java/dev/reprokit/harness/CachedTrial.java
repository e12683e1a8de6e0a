package dev.reprokit.harness;

import dev.reprokit.record.Metric;
import dev.reprokit.record.TrialRow;

import java.util.List;

/**
 * A trial that an earlier run has computed.
 *
 * @param row what {@code trials.csv} says of it, the earlier run's id among it
 * @param metrics all its metrics, in order
 */
record CachedTrial(TrialRow row, List<Metric> metrics) {}
