package dev.reprokit.paper;

import dev.reprokit.record.Description.Point;
import dev.reprokit.record.Description.ReferenceCurve;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Published learning curves from a resource with the columns {@code
 * figure,curve,metric,epoch,value,source}.
 */
public final class PublishedCurves {
    private static final String RESEARCH_LOG = "researchlog/curves.csv";

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
        try (Reader reader =
                        new InputStreamReader(
                                PublishedCurves.class.getResourceAsStream(RESEARCH_LOG),
                                StandardCharsets.UTF_8);
                var parser =
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(reader)) {
            return new PublishedCurves(parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One curve.
     *
     * @param figure the experiment's id
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
                                        new Point(
                                                Integer.parseInt(row.get("epoch")),
                                                Double.parseDouble(row.get("value"))))
                        .toList());
    }
}
