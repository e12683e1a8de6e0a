package dev.reprokit.record.chart;

import org.jspecify.annotations.Nullable;

import java.util.SortedMap;

/**
 * Published points.
 *
 * @param label what readers see
 * @param source where the numbers come from
 * @param series the label of the series that repeats them, whose colour they take; null where none
 *     does
 * @param points the published value by the varied number, in the value's unit
 */
public record PublishedSeries(
        String label, String source, @Nullable String series, SortedMap<Double, Double> points) {}
