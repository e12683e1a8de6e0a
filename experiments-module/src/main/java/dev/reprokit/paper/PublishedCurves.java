package dev.reprokit.paper;

import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.ReferenceCurve;

import org.apache.commons.csv.CSVRecord;

import java.util.List;

/**
 * Published learning curves from a resource with the columns {@code
 * value,curve,metric,epoch,value,source}.
 */
public final class PublishedCurves {
    private final List<CSVRecord> rows;

    private PublishedCurves(List<CSVRecord> rows) {
        this.rows = rows;
    }

    /**
     * The research log's curves, one seed each.
     *
     * @return accuracies as fractions of 1, losses in nats
     */
    public static PublishedCurves ofResearchLog() {
        return new PublishedCurves(PublishedCsv.rows("researchlog/curves.csv"));
    }

    /**
     * The research log's probe curves, one seed each. A value is an experiment's id, a curve a
     * layer, the metric {@code probe_accuracy}.
     *
     * @return accuracies as fractions of 1, losses in nats
     */
    public static PublishedCurves ofResearchLogProbes() {
        return new PublishedCurves(PublishedCsv.rows("researchlog/probes.csv"));
    }

    /**
     * Figures 1a and 2b of Zhang et al. 2017, one run each. Figure {@code 1a} has a curve a
     * condition, e.g. {@code shuffled-pixels}: the small Inception's training losses. Figure {@code
     * 2b} has the curves {@code inception} and {@code inception-without-bn}.
     *
     * @return accuracies as fractions of 1, losses in nats
     */
    public static PublishedCurves ofZhang2017() {
        return new PublishedCurves(PublishedCsv.rows("zhang2017/curves.csv"));
    }

    /**
     * One curve.
     *
     * @param value the source's value; the experiment's id in the log
     * @param curve which of the source's curves
     * @param metric which metric
     * @param label what readers see
     * @param condition the id of the experiment's condition that repeats the curve
     * @return the curve with its source
     * @throws IllegalArgumentException if there is no such curve
     */
    public ReferenceCurve curve(
            String figure, String curve, String metric, String label, String condition) {
        List<CSVRecord> matches =
                rows.stream()
                        .filter(
                                row ->
                                        row.get("figure").equals(figure)
                                                && row.get("curve").equals(curve)
                                                && row.get("metric").equals(metric))
                        .toList();
        if (matches.isEmpty()) {
            throw new IllegalArgumentException(
                    "no published curve %s of %s in %s".formatted(metric, curve, figure));
        }
        return new ReferenceCurve(
                label,
                matches.get(0).get("source"),
                condition,
                matches.stream()
                        .map(
                                row ->
                                        new CurvePoint(
                                                Integer.parseInt(row.get("epoch")),
                                                Double.parseDouble(row.get("value"))))
                        .toList());
    }
}
