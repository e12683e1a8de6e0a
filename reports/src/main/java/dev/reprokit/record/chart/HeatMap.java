package dev.reprokit.record.chart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A chart of related metrics of one condition (one setting of what the experiment varies), such as
 * one metric per layer: a heat map with one row per metric and one column per epoch. The
 * experiment's page in the report also draws some epochs as lines along the rows.
 *
 * @param id the chart's id, unique among all charts of the experiment
 * @param title the chart's heading
 * @param rowAxis the name of the rows, e.g. {@code Layer}
 * @param axis the name of the metrics for readers, with the unit
 * @param condition the condition's id
 * @param rows the rows from top to bottom, e.g. the first layer first
 */
public record HeatMap(
        String id, String title, String rowAxis, String axis, String condition, List<Row> rows)
        implements Chart {

    @Override
    public List<String> conditions() {
        return List.of(condition);
    }

    @Override
    public List<String> metrics() {
        return rows.stream().map(Row::metric).distinct().toList();
    }

    /**
     * One row of a {@link HeatMap}, a chart of related metrics by epoch.
     *
     * @param label the row's name in the report, e.g. the layer's
     * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
     * @param published the published values of this metric; null if there are none
     */
    public record Row(String label, String metric, @Nullable ReferenceCurve published) {}
}
