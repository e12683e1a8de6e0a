package dev.reprokit.published;

import static dev.reprokit.published.PublishedCsv.value;

import dev.reprokit.experiment.Arm;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.ReferenceCurve;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Published learning curves, for charts and claims beside this run's.
 *
 * <pre>{@code
 * PublishedCurves paper = PublishedCurves.of(MyExperiment.class, "curves.csv");
 *
 * Curves.of("test_accuracy", Arm.ids(Network.values()))
 *         .beside(paper.curves("2", "test_accuracy", "paper", Network.values()));
 * }</pre>
 */
public final class PublishedCurves {
    private final List<Map<String, String>> rows;

    private PublishedCurves(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /**
     * Reads the curves of a resource with the columns {@code
     * figure,curve,metric,epoch,value,source}.
     *
     * @param beside the class that the resource lies next to
     * @param resource the resource's name, e.g. {@code curves.csv}
     * @return its curves
     * @throws IllegalArgumentException if there is no such resource, a column is missing or a row
     *     has no source
     */
    public static PublishedCurves of(Class<?> beside, String resource) {
        return new PublishedCurves(
                PublishedCsv.rows(beside, resource, "figure", "curve", "metric", "epoch", "value"));
    }

    /**
     * Returns the curves that have the ids of arms as their names.
     *
     * @param figure the figure of the paper, e.g. {@code 1a}
     * @param metric the metric, as in {@link #curve}
     * @param by the author, with whom the label begins, e.g. {@code paper}
     * @param arms the arms that repeat the curves
     * @return one curve per arm, labelled e.g. {@code paper, with dropout}
     * @throws IllegalArgumentException if an arm has no curve
     */
    public List<ReferenceCurve> curves(String figure, String metric, String by, Arm... arms) {
        return Stream.of(arms)
                .map(a -> curve(figure, a.id(), metric, by + ", " + a.label(), a.id()))
                .toList();
    }

    /**
     * Returns one curve.
     *
     * @param figure the figure of the paper, e.g. {@code 1a}
     * @param curve the curve's name in that figure
     * @param metric the metric, which determines the unit: accuracies are fractions of 1, losses
     *     are in nats
     * @param label the name that readers see
     * @param condition the id of the experiment's condition that repeats the curve; null if none
     *     does
     * @return the curve with its source
     * @throws IllegalArgumentException if there is no such curve
     */
    public ReferenceCurve curve(
            String figure, String curve, String metric, String label, @Nullable String condition) {
        List<Map<String, String>> matches =
                rows.stream()
                        .filter(
                                row ->
                                        value(row, "figure").equals(figure)
                                                && value(row, "curve").equals(curve)
                                                && value(row, "metric").equals(metric))
                        .toList();
        if (matches.isEmpty()) {
            throw new IllegalArgumentException(
                    "no published curve %s of %s in %s".formatted(metric, curve, figure));
        }
        return new ReferenceCurve(
                label,
                value(matches.get(0), "source"),
                condition,
                matches.stream()
                        .map(
                                row ->
                                        new CurvePoint(
                                                Integer.parseInt(value(row, "epoch")),
                                                Double.parseDouble(value(row, "value"))))
                        .toList());
    }
}
