package dev.reprokit.record.chart;

import java.util.List;

/**
 * One chart of a metric by epoch: a line a seed, a mean and a band a condition, and published
 * curves beside them.
 *
 * @param id unique in the experiment
 * @param title what it shows
 * @param metric the metric in {@code metrics.csv}
 * @param axis the vertical axis's label, with the unit
 * @param conditions the ids of the conditions drawn
 * @param references published curves, drawn dashed
 */
public record Curves(
        String id,
        String title,
        String metric,
        String axis,
        List<String> conditions,
        List<ReferenceCurve> references) {}
