package dev.reprokit.record.result;

/**
 * One measured number: one metric of one trial (a setting of the experiment run with one seed)
 * after one epoch. It is a row of {@code metrics.csv}, the file of a run's values.
 *
 * @param trial the trial's id
 * @param epoch the epoch it was measured after, counted from 1; 0 is the untrained network
 * @param name the metric, e.g. {@code train_accuracy}; accuracies are fractions of 1
 * @param value the number, in the metric's unit
 */
public record Metric(String trial, int epoch, String name, double value) {}
