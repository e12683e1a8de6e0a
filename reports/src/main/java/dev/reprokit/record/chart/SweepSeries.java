package dev.reprokit.record.chart;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Conditions along the varied number.
 *
 * @param label what readers see, e.g. the network
 * @param conditions their ids by the number, in its order
 * @param metrics by the number, where the number says which metric it is, e.g. that of which layer;
 *     elsewhere the summary's
 */
public record SweepSeries(
        String label, SortedMap<Double, String> conditions, SortedMap<Double, String> metrics) {

    /**
     * Conditions with one metric.
     *
     * @param label what readers see, e.g. the network
     * @param conditions their ids by the number, in its order
     */
    public SweepSeries(String label, SortedMap<Double, String> conditions) {
        this(label, conditions, new TreeMap<>());
    }

    /**
     * Metrics of one condition.
     *
     * @param label what readers see, e.g. the network
     * @param condition its id
     * @param metrics by the number, in its order
     * @return the series
     */
    public static SweepSeries ofMetrics(
            String label, String condition, SortedMap<Double, String> metrics) {
        SortedMap<Double, String> conditions = new TreeMap<>(metrics);
        conditions.replaceAll((number, metric) -> condition);
        return new SweepSeries(label, conditions, metrics);
    }
}
