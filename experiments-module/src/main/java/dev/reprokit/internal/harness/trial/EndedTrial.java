package dev.reprokit.internal.harness.trial;

import dev.reprokit.record.result.TrialRow;

/**
 * A trial of this run that has ended.
 *
 * @param row its row in {@code trials.csv}
 * @param files its metrics and answers
 */
public record EndedTrial(TrialRow row, RunningFolder files) {}
