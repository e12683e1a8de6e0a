package dev.reprokit.paper;

import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.ReferenceCurve;

import org.apache.commons.csv.CSVRecord;

import java.util.List;

/**
 * Published learning curves, read from a resource with the columns {@code
 * figure,curve,metric,epoch,value,source}.
 */
public final class PublishedCurves {
    private final List<CSVRecord> rows;

    private PublishedCurves(List<CSVRecord> rows) {
        this.rows = rows;
    }

    /**
     * Reads the research log's curves, one seed per curve.
     *
     * @return curves by experiment id; accuracies are fractions of 1, losses are in nats
     */
    public static PublishedCurves ofResearchLog() {
        return new PublishedCurves(PublishedCsv.rows("researchlog/curves.csv"));
    }

    /**
     * Reads the research log's probe curves, one seed per curve. The figure is an experiment's id,
     * the curve a layer and the metric {@code probe_accuracy}.
     *
     * @return accuracies as fractions of 1
     */
    public static PublishedCurves ofResearchLogProbes() {
        return new PublishedCurves(PublishedCsv.rows("researchlog/probes.csv"));
    }

    /**
     * Reads Figures 1a and 2b of Zhang et al. 2017, one run per curve. Figure {@code 1a} has one
     * curve per condition, e.g. {@code shuffled-pixels}: the small Inception's training losses.
     * Figure {@code 2b} has the curves {@code inception} and {@code inception-without-bn}.
     *
     * @return accuracies as fractions of 1, losses in nats
     */
    public static PublishedCurves ofZhang2017() {
        return new PublishedCurves(PublishedCsv.rows("zhang2017/curves.csv"));
    }

    /**
     * Returns one curve.
     *
     * @param figure the figure of the paper, e.g. {@code 1a}; in the research log the experiment's
     *     id
     * @param curve the curve's name in that figure
     * @param metric the metric, which determines the unit: accuracies are fractions of 1, losses
     *     are in nats
     * @param label the name that readers see
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
