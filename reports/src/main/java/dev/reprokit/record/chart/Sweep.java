package dev.reprokit.record.chart;

import java.util.List;

/**
 * One chart of a value of the conditions against a number that they vary, or of their metrics
 * against a number that they have: a mean over seeds and a band a series, and published points
 * beside them.
 *
 * @param id unique in the experiment, also among its {@link Curves}s
 * @param title what it shows
 * @param xAxis the varied number, with its unit
 * @param yAxis the value, with its unit
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is logarithmic
 * @param summary from a trial's metrics to the value
 * @param series what is drawn
 * @param published what the sources have, drawn dashed
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
        List<PublishedSeries> published) {}
