package dev.reprokit.paper;

import dev.reprokit.record.chart.PublishedSeries;

import org.apache.commons.csv.CSVRecord;

import java.util.List;
import java.util.TreeMap;

/**
 * Published values at several x, read from a resource with the columns {@code
 * figure,series,by,x,value,source}.
 */
public final class PublishedPoints {
    private static final PublishedPoints ZHANG_2017 =
            new PublishedPoints(PublishedCsv.rows("zhang2017/points.csv"));

    private final List<CSVRecord> rows;

    private PublishedPoints(List<CSVRecord> rows) {
        this.rows = rows;
    }

    /**
     * Reads the published values against the label corruption: {@code relative-time} (a factor) and
     * {@code test-error} (a fraction) at probabilities 0 to 1; {@code epochs} (the paper's) and
     * {@code epochs-to-95}, {@code -99} and {@code -99.9} (the log's, % train accuracy); and {@code
     * steps-to-loss} at the losses of Figure 1a.
     *
     * @return the points of {@code paper} (Zhang et al. 2017), {@code log} (the research log), and
     *     the repetitions {@code david-inf} and {@code comfy}
     */
    public static PublishedPoints ofZhang2017() {
        return ZHANG_2017;
    }

    /**
     * Returns one series.
     *
     * @param figure the measured quantity, e.g. {@code test-error}
     * @param series the measured object, e.g. a network
     * @param by the author, e.g. {@code paper}
     * @param label the name that readers see
     * @param repeatedBy the label of the experiment's series that repeats it; null if none does
     * @return the series with its source
     * @throws IllegalArgumentException if there is no such series
     */
    public PublishedSeries series(
            String figure, String series, String by, String label, String repeatedBy) {
        TreeMap<Double, Double> points = new TreeMap<>();
        String source = "";
        for (CSVRecord row : rows(figure, series, by)) {
            points.put(Double.parseDouble(row.get("x")), Double.parseDouble(row.get("value")));
            source = row.get("source");
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException(
                    "no published points of %s by %s in %s".formatted(series, by, figure));
        }
        return new PublishedSeries(label, source, repeatedBy, points);
    }

    /**
     * Tests if somebody published a series.
     *
     * @param figure the measured quantity, e.g. {@code test-error}
     * @param series the measured object, e.g. a network
     * @param by the author, e.g. {@code paper}
     * @return true if {@link #series} has it
     */
    public boolean has(String figure, String series, String by) {
        return !rows(figure, series, by).isEmpty();
    }

    private List<CSVRecord> rows(String figure, String series, String by) {
        return rows.stream()
                .filter(
                        row ->
                                row.get("figure").equals(figure)
                                        && row.get("series").equals(series)
                                        && row.get("by").equals(by))
                .toList();
    }
}
