package dev.reprokit.record.chart;

/**
 * A condition, which is one setting of what the experiment varies, with its name for readers.
 *
 * @param id the condition's id, as in {@code trials.csv}
 * @param label the name on the page
 */
public record ConditionLabel(String id, String label) {}
