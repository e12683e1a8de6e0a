package dev.reprokit.record.chart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Metrics of one condition that belong together, a row each, by epoch: drawn as a heat map, and
 * after single epochs as lines along the rows.
 *
 * @param id unique in the experiment, also among its other values
 * @param title what it shows
 * @param rowAxis what a row is, e.g. {@code Layer}
 * @param axis the metrics' name for readers, with the unit
 * @param condition the id of the condition
 * @param rows in order, the first layer first
 */
public record HeatMap(
        String id, String title, String rowAxis, String axis, String condition, List<Row> rows) {

    /**
     * One row.
     *
     * @param label what readers see, e.g. the layer's name
     * @param metric the metric in {@code metrics.csv}
     * @param published what others got for it; null where nobody did
     */
    public record Row(String label, String metric, @Nullable ReferenceCurve published) {}
}
