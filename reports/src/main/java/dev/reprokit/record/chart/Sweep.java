package dev.reprokit.record.chart;

import java.util.List;

/**
 * A chart of a value against a number that differs between conditions (the settings that the
 * experiment compares, each run with several seeds), such as test error against the share of random
 * labels, or between metrics of one condition, such as one per layer. Each series ({@link
 * SweepSeries}) is a line of means over seeds with a band from the smallest to the largest seed's
 * value; published points are dashed.
 *
 * @param id the chart's id, unique among all charts of the experiment
 * @param title the chart's heading
 * @param xAxis the label of the horizontal axis, with the unit
 * @param yAxis the label of the vertical axis, with the unit
 * @param logX true for a logarithmic horizontal axis
 * @param logY true for a logarithmic vertical axis
 * @param summary how the learning curve of one condition and seed becomes the one value that the
 *     vertical axis shows
 * @param series the lines to draw
 * @param published published points, drawn dashed; may be empty
 */
public record Sweep(
        String id,
        String title,
        String xAxis,
        String yAxis,
        boolean logX,
        boolean logY,
        CurveSummary summary,
        List<SweepSeries> series,
        List<PublishedSeries> published)
        implements Chart {

    @Override
    public List<String> conditions() {
        return series.stream()
                .flatMap(line -> line.conditions().values().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<String> metrics() {
        return series.stream()
                .flatMap(
                        line ->
                                line.conditions().keySet().stream()
                                        .map(
                                                number ->
                                                        line.metrics()
                                                                .getOrDefault(
                                                                        number, summary.metric())))
                .distinct()
                .toList();
    }
}
