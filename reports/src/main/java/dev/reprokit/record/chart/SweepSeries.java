package dev.reprokit.record.chart;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
     * Creates a line that draws the same metric of different conditions (the settings that the
     * experiment compares), of which each belongs to a point.
     *
     * <pre>{@code
     * SweepSeries.of("MLP 1x512", LEVELS, Level::corruption, Level::id);
     * }</pre>
     *
     * @param <P> the points' type, e.g. the experiment's arms
     * @param label the line's name in the legend, e.g. the network
     * @param points the points, in any order
     * @param number returns a point's number on the horizontal axis
     * @param condition returns the id of a point's condition
     * @return the series
     */
    public static <P> SweepSeries of(
            String label,
            List<? extends P> points,
            ToDoubleFunction<P> number,
            Function<P, String> condition) {
        SortedMap<Double, String> conditions = new TreeMap<>();
        points.forEach(
                point -> conditions.put(number.applyAsDouble(point), condition.apply(point)));
        return new SweepSeries(label, conditions);
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
