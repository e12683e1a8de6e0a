package dev.reprokit.record.result;

/**
 * An observed value: a mean over seeds with its interval.
 *
 * @param value the mean
 * @param low the interval's lower end; NaN where one seed gives none
 * @param high the interval's upper end; NaN where one seed gives none
 * @param confidence the interval's two-sided confidence, e.g. 0.90
 * @param n the number of seeds
 * @param unit what the value counts, e.g. {@code epochs} or {@code %}
 */
public record Estimate(
        double value, double low, double high, double confidence, int n, String unit) {}
