package dev.reprokit.record.chart;

/**
 * One published number.
 *
 * @param epoch the epoch
 * @param value the value
 */
public record CurvePoint(int epoch, double value) {}
