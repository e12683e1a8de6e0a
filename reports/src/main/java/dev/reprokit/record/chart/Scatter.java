package dev.reprokit.record.chart;

import java.util.List;

/**
 * One value of many things against another value of theirs, e.g. models' accuracies on a new test
 * set against those on the old one.
 *
 * @param id unique in the experiment, also among its other values
 * @param title what it shows
 * @param xAxis the horizontal value, with its unit
 * @param yAxis the vertical value, with its unit
 * @param identity whether to draw the line on which both are equal
 * @param ours what this run measured
 * @param published what others measured
 * @param lines lines that others fitted
 */
public record Scatter(
        String id,
        String title,
        String xAxis,
        String yAxis,
        boolean identity,
        List<Pair> ours,
        List<Cloud> published,
        List<Line> lines) {

    /**
     * Two metrics of a condition after its last epoch, a point a seed.
     *
     * @param label what readers see
     * @param condition the condition's id
     * @param x the horizontal metric in {@code metrics.csv}
     * @param y the vertical metric in {@code metrics.csv}
     */
    public record Pair(String label, String condition, String x, String y) {}

    /**
     * Published points.
     *
     * @param label what readers see
     * @param source where the numbers come from
     * @param points the points
     */
    public record Cloud(String label, String source, List<NamedPoint> points) {}

    /**
     * One published point.
     *
     * @param name of what, e.g. the model
     * @param x its horizontal value
     * @param y its vertical value
     */
    public record NamedPoint(String name, double x, double y) {}

    /**
     * A fitted line.
     *
     * @param label what readers see
     * @param source where it comes from
     * @param slope its rise a unit
     * @param offset its value at 0
     */
    public record Line(String label, String source, double slope, double offset) {}
}
