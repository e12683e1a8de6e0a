package dev.reprokit.record.chart;

import org.jspecify.annotations.Nullable;

import java.util.SortedMap;

/**
 * Points that a paper reports, drawn in a {@link Sweep} (a chart of a measured value against a
 * setting that varies) beside the run's own.
 *
 * @param label their name in the legend
 * @param source the paper and section or figure that the numbers come from
 * @param series the label of the {@link SweepSeries} that repeats them, whose colour they take;
 *     null if none does
 * @param points the published value by the number on the horizontal axis, in the units of the two
 *     axes
 */
public record PublishedSeries(
        String label, String source, @Nullable String series, SortedMap<Double, Double> points) {}
