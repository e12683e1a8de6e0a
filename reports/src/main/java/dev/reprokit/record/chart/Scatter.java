package dev.reprokit.record.chart;

import java.util.List;
import java.util.stream.Stream;

/**
 * A chart of points: two values of each of many things, e.g. the accuracy of models on a new test
 * set against their accuracy on the old one.
 *
 * @param id the chart's id, unique among all charts of the experiment
 * @param title the chart's heading
 * @param xAxis the label of the horizontal axis, with the unit
 * @param yAxis the label of the vertical axis, with the unit
 * @param identity true to draw the line on which both values are equal
 * @param ours points that this run measured
 * @param published points that others measured
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
        List<Line> lines)
        implements Chart {

    @Override
    public List<String> conditions() {
        return ours.stream().map(Pair::condition).distinct().toList();
    }

    @Override
    public List<String> metrics() {
        return ours.stream().flatMap(pair -> Stream.of(pair.x(), pair.y())).distinct().toList();
    }

    /**
     * Two metrics of a condition (one setting of what the experiment varies) after its last epoch,
     * drawn in a {@link Scatter} chart as one point per seed.
     *
     * @param label their name in the legend
     * @param condition the condition's id
     * @param x the metric on the horizontal axis, by its name in {@code metrics.csv}, the file of a
     *     run's values
     * @param y the metric on the vertical axis, likewise
     */
    public record Pair(String label, String condition, String x, String y) {}

    /**
     * Points that others published, drawn in a {@link Scatter} chart.
     *
     * @param label their name in the legend
     * @param source the paper and section or figure that the numbers come from
     * @param points the points
     */
    public record Cloud(String label, String source, List<NamedPoint> points) {}

    /**
     * One point that others published, with two values of the thing it stands for.
     *
     * @param name the thing that was measured, e.g. the model
     * @param x the value on the horizontal axis
     * @param y the value on the vertical axis
     */
    public record NamedPoint(String name, double x, double y) {}

    /**
     * A line that others fitted to their points, {@code y = slope * x + offset}, drawn in a {@link
     * Scatter} chart.
     *
     * @param label its name in the legend
     * @param source the paper and section or figure that it comes from
     * @param slope the slope
     * @param offset the value at {@code x = 0}
     */
    public record Line(String label, String source, double slope, double offset) {}
}
