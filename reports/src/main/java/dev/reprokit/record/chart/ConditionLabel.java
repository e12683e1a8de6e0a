package dev.reprokit.record.chart;

/**
 * A condition with its name for readers.
 *
 * @param id the condition's id, as in {@code trials.csv}
 * @param label the name on the page
 */
public record ConditionLabel(String id, String label) {}
