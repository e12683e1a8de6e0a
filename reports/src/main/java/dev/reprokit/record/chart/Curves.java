package dev.reprokit.record.chart;

import java.util.List;

/**
 * A chart of metrics over the epochs. Each trial (a setting run with one seed) is a thin line. Each
 * condition (one setting of what the experiment varies) is a line of means over its seeds per
 * metric, with a band from the smallest to the largest seed's value. Published curves, which are
 * values over epochs that a paper reports, are dashed.
 *
 * @param id the chart's id, unique among all charts of the experiment
 * @param title the chart's heading
 * @param metrics the metrics' names in {@code metrics.csv}, the file of a run's values; they share
 *     the vertical axis
 * @param axis the label of the vertical axis, with the unit
 * @param conditions the ids of the conditions to draw
 * @param references published curves, drawn dashed; may be empty
 */
public record Curves(
        String id,
        String title,
        List<String> metrics,
        String axis,
        List<String> conditions,
        List<ReferenceCurve> references)
        implements Chart {

    /**
     * Creates a chart of one metric.
     *
     * @param id the chart's id, unique among all charts of the experiment
     * @param title the chart's heading
     * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
     * @param axis the label of the vertical axis, with the unit
     * @param conditions the ids of the conditions (settings of what the experiment varies) to draw
     * @param references published curves, drawn dashed; may be empty
     */
    public Curves(
            String id,
            String title,
            String metric,
            String axis,
            List<String> conditions,
            List<ReferenceCurve> references) {
        this(id, title, List.of(metric), axis, conditions, references);
    }
}
