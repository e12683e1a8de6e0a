package dev.reprokit.record.chart;

/**
 * One point of a published curve.
 *
 * @param epoch the epoch; 0 is the untrained network
 * @param value the published value, in the metric's unit
 */
public record CurvePoint(int epoch, double value) {}
