package dev.reprokit.record.chart;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a {@link Sweep}, a chart of a value against a number. Each of its points belongs to a
 * number on the horizontal axis and shows the value of a metric of a condition.
 *
 * @param label the line's name in the legend, e.g. the network
 * @param conditions ids of the conditions (the settings that the experiment compares) by the number
 *     on the horizontal axis
 * @param metrics metric names by that number, for a chart along metrics such as one per layer; at a
 *     number without an entry the metric of {@link Sweep#summary()} is drawn
 */
public record SweepSeries(
        String label, SortedMap<Double, String> conditions, SortedMap<Double, String> metrics) {

    /**
     * Creates a line that draws the same metric of different conditions (the settings that the
     * experiment compares).
     *
     * @param label the line's name in the legend, e.g. the network
     * @param conditions condition ids by the number on the horizontal axis
     */
    public SweepSeries(String label, SortedMap<Double, String> conditions) {
        this(label, conditions, new TreeMap<>());
    }

    /**
     * Creates a line that draws different metrics of one condition (one setting of what the
     * experiment varies).
     *
     * @param label the line's name in the legend, e.g. the network
     * @param condition the condition's id
     * @param metrics metric names by the number on the horizontal axis
     * @return the series
     */
    public static SweepSeries ofMetrics(
            String label, String condition, SortedMap<Double, String> metrics) {
        SortedMap<Double, String> conditions = new TreeMap<>(metrics);
        conditions.replaceAll((number, metric) -> condition);
        return new SweepSeries(label, conditions, metrics);
    }
}
