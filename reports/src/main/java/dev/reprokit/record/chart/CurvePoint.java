package dev.reprokit.record.chart;

/**
 * One point of a {@link ReferenceCurve}: the value of a metric that a paper reports after an epoch.
 *
 * @param epoch the epoch; 0 is the untrained network
 * @param value the published value, in the metric's unit
 */
public record CurvePoint(int epoch, double value) {}
