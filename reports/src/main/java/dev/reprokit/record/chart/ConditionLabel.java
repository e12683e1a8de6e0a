package dev.reprokit.record.chart;

/**
 * A condition, which is one setting of what the experiment varies, with its name for readers.
 *
 * @param id the condition's id, as in {@code trials.csv}, the file of a run's trials
 * @param label the name on the experiment's page in the report
 */
public record ConditionLabel(String id, String label) {}
