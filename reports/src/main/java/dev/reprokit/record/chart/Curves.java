package dev.reprokit.record.chart;

import dev.reprokit.internal.text.Spelling;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of metrics over the epochs. Each trial (a setting run with one seed) is a thin line. Each
 * condition (one setting of what the experiment varies) is a line of means over its seeds per
 * metric, with a band from the smallest to the largest seed's value. Published curves, which are
 * values over epochs that a paper reports, are dashed.
 *
 * <pre>{@code
 * Curves.of("clean_accuracy", List.of("dropout", "no-dropout"))
 *         .and("noisy_accuracy")
 *         .titled("accuracies", "Clean and noisy images")
 *         .onAxis("accuracy (fraction)");
 * }</pre>
 *
 * @param id the chart's id, unique among all charts of the experiment
 * @param title the chart's heading
 * @param metrics the metrics' names in {@code metrics.csv}, the file of a run's values; they share
 *     the vertical axis
 * @param axis the label of the vertical axis, with the unit
 * @param conditions the ids of the conditions to draw
 * @param references published curves, drawn dashed; may be empty
 */
public record Curves(
        String id,
        String title,
        List<String> metrics,
        String axis,
        List<String> conditions,
        List<ReferenceCurve> references)
        implements Chart {

    /**
     * Checks that published curves stand beside lines of this chart.
     *
     * @throws IllegalArgumentException if a published curve is of a condition (a setting of what
     *     the experiment varies) or a metric that the chart does not draw
     */
    public Curves {
        metrics = List.copyOf(metrics);
        conditions = List.copyOf(conditions);
        references = List.copyOf(references);
        for (ReferenceCurve curve : references) {
            requireDrawn(id, curve, curve.condition(), conditions);
            requireDrawn(id, curve, curve.metric(), metrics);
        }
    }

    private static void requireDrawn(
            String id, ReferenceCurve curve, @Nullable String name, List<String> drawn) {
        if (name != null && !drawn.contains(name)) {
            throw new IllegalArgumentException(
                    "the published curve '%s' of chart '%s' is of '%s', which the chart does not draw; it draws: %s%s"
                            .formatted(
                                    curve.label(),
                                    id,
                                    name,
                                    String.join(", ", drawn),
                                    Spelling.didYouMean(name, drawn)));
        }
    }

    /**
     * Creates a chart of one metric.
     *
     * @param id the chart's id, unique among all charts of the experiment
     * @param title the chart's heading
     * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
     * @param axis the label of the vertical axis, with the unit
     * @param conditions the ids of the conditions (settings of what the experiment varies) to draw
     * @param references published curves, drawn dashed; may be empty
     */
    public Curves(
            String id,
            String title,
            String metric,
            String axis,
            List<String> conditions,
            List<ReferenceCurve> references) {
        this(id, title, List.of(metric), axis, conditions, references);
    }

    /**
     * Creates a chart of one metric, whose name is its id, its heading and the axis's label.
     *
     * @param metric the metric's name in {@code metrics.csv}, e.g. {@code test_accuracy}
     * @param conditions the ids of the conditions (settings of what the experiment varies) to draw
     * @return the chart, without published curves
     */
    public static Curves of(String metric, List<String> conditions) {
        return new Curves(
                id(metric),
                MetricName.heading(metric),
                metric,
                MetricName.axis(metric),
                conditions,
                List.of());
    }

    private static String id(String metric) {
        return metric.replace('_', '-');
    }

    /**
     * Returns this chart under another heading.
     *
     * @param heading the chart's heading
     * @return a new chart
     */
    public Curves titled(String heading) {
        return titled(id, heading);
    }

    /**
     * Returns this chart under another id and heading, which a second chart of the same metric
     * needs.
     *
     * @param otherId the chart's id, unique among all charts of the experiment
     * @param heading the chart's heading
     * @return a new chart
     */
    public Curves titled(String otherId, String heading) {
        return new Curves(otherId, heading, metrics, axis, conditions, references);
    }

    /**
     * Returns this chart with another label of the vertical axis.
     *
     * @param label the label, with the unit
     * @return a new chart
     */
    public Curves onAxis(String label) {
        return new Curves(id, title, metrics, label, conditions, references);
    }

    /**
     * Returns this chart with another metric beside those it has; they share the vertical axis.
     *
     * @param metric the metric's name in {@code metrics.csv}
     * @return a new chart
     */
    public Curves and(String metric) {
        List<String> more = new ArrayList<>(metrics);
        more.add(metric);
        return new Curves(id, title, more, axis, conditions, references);
    }

    /**
     * Returns this chart with published curves.
     *
     * @param published the curves, drawn dashed
     * @return a new chart
     */
    public Curves beside(List<ReferenceCurve> published) {
        return new Curves(id, title, metrics, axis, conditions, published);
    }
}
