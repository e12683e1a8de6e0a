package dev.reprokit.record.chart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A published curve.
 *
 * @param label what readers see
 * @param source where the numbers come from
 * @param condition the id of the condition that repeats it, whose colour it takes; null where none
 *     does
 * @param points epoch and value, in the metric's own unit
 */
public record ReferenceCurve(
        String label, String source, @Nullable String condition, List<CurvePoint> points) {}
