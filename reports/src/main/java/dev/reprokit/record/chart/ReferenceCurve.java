package dev.reprokit.record.chart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A published curve: a metric over the epochs as a paper reports it, drawn beside the run's own.
 *
 * @param label the curve's name in the legend
 * @param source the paper and section or figure that the numbers come from
 * @param metric the metric that it repeats, as the run names it, which tells its line in a chart of
 *     several metrics; null if the chart that draws it has but one
 * @param condition the id of the condition (a setting of what the experiment varies) that repeats
 *     it, whose colour it takes; null if none does
 * @param points epochs and values, in the metric's unit
 */
public record ReferenceCurve(
        String label,
        String source,
        @Nullable String metric,
        @Nullable String condition,
        List<CurvePoint> points) {

    /**
     * Creates a published curve for a chart of one metric.
     *
     * @param label the curve's name in the legend
     * @param source the paper and section or figure that the numbers come from
     * @param condition the id of the condition (a setting of what the experiment varies) that
     *     repeats it, whose colour it takes; null if none does
     * @param points epochs and values, in the metric's unit
     */
    public ReferenceCurve(
            String label, String source, @Nullable String condition, List<CurvePoint> points) {
        this(label, source, null, condition, points);
    }
}
