package dev.reprokit.record.result;

/**
 * One number of one epoch of one trial.
 *
 * @param trial the trial's id
 * @param epoch the epoch it was measured after, counted from 1; 0 is the untrained network
 * @param name what was measured, e.g. {@code train_accuracy}; accuracies are fractions of 1
 * @param value the number
 */
public record Metric(String trial, int epoch, String name, double value) {}
