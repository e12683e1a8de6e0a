package dev.reprokit.record.chart;

/**
 * A condition and what readers call it.
 *
 * @param id the condition's id, as in {@code trials.csv}
 * @param label what readers see
 */
public record ConditionLabel(String id, String label) {}
