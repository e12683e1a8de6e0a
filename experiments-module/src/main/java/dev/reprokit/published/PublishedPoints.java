package dev.reprokit.published;

import static dev.reprokit.published.PublishedCsv.value;

import dev.reprokit.record.chart.PublishedSeries;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Published values at several x, e.g. errors by a rate that an experiment sweeps, of one or more
 * authors.
 */
public final class PublishedPoints {
    private final List<Map<String, String>> rows;

    private PublishedPoints(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /**
     * Reads the values of a resource with the columns {@code figure,series,by,x,value,source}.
     *
     * @param beside the class that the resource lies next to
     * @param resource the resource's name, e.g. {@code points.csv}
     * @return its values
     * @throws IllegalArgumentException if there is no such resource, a column is missing or a row
     *     has no source
     */
    public static PublishedPoints of(Class<?> beside, String resource) {
        return new PublishedPoints(
                PublishedCsv.rows(beside, resource, "figure", "series", "by", "x", "value"));
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
            String figure, String series, String by, String label, @Nullable String repeatedBy) {
        TreeMap<Double, Double> points = new TreeMap<>();
        String source = "";
        for (Map<String, String> row : rows(figure, series, by)) {
            points.put(
                    Double.parseDouble(value(row, "x")), Double.parseDouble(value(row, "value")));
            source = value(row, "source");
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

    private List<Map<String, String>> rows(String figure, String series, String by) {
        return rows.stream()
                .filter(
                        row ->
                                value(row, "figure").equals(figure)
                                        && value(row, "series").equals(series)
                                        && value(row, "by").equals(by))
                .toList();
    }
}
