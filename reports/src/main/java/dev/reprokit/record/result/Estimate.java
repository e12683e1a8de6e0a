package dev.reprokit.record.result;

/**
 * An observed value of an experiment: a mean over seeds with its confidence interval.
 *
 * @param value the mean
 * @param low the interval's lower end, in the same unit; NaN with a single seed, which gives no
 *     interval
 * @param high the interval's upper end, in the same unit; NaN with a single seed
 * @param confidence the interval's two-sided confidence, between 0 and 1, e.g. 0.90
 * @param n the number of seeds
 * @param unit the value's unit, e.g. {@code epochs} or {@code %}
 */
public record Estimate(
        double value, double low, double high, double confidence, int n, String unit) {}
