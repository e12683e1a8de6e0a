package dev.reprokit.published;

import static java.util.Objects.requireNonNull;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads published values from CSV files that have a header and a source in every row. */
public final class PublishedCsv {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private PublishedCsv() {}

    /**
     * Reads all rows of a resource.
     *
     * @param beside the class that the resource lies next to
     * @param resource the resource's name in UTF-8, e.g. {@code curves.csv}
     * @param columns the columns that the resource must have, besides {@code source}
     * @return the rows, in their order: values by column
     * @throws IllegalArgumentException if there is no such resource, a column is missing, or a row
     *     has no source or not as many values as there are columns
     */
    public static List<Map<String, String>> rows(
            Class<?> beside, String resource, String... columns) {
        try (InputStream bytes = beside.getResourceAsStream(resource)) {
            require(bytes != null, "there is no %s next to %s", resource, beside.getName());
            try (var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                    var parser = WITH_HEADER.parse(reader)) {
                List<String> header = parser.getHeaderNames();
                for (String column : columns) {
                    require(header.contains(column), "%s has no column %s", resource, column);
                }
                return parser.stream().map(row -> values(row, resource)).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> values(CSVRecord row, String resource) {
        long number = row.getRecordNumber();
        require(row.isConsistent(), "row %d of %s does not fit its header", number, resource);
        require(
                row.isMapped("source") && !row.get("source").isBlank(),
                "row %d of %s has no source",
                number,
                resource);
        return row.toMap();
    }

    /**
     * Returns a value of a row.
     *
     * @param row a row that {@link #rows} has read
     * @param column a column that the resource must have
     * @return the value, which may be empty
     * @throws NullPointerException if the row has no such column
     */
    public static String value(Map<String, String> row, String column) {
        return requireNonNull(row.get(column), () -> "no column " + column);
    }

    private static void require(boolean condition, String message, Object... details) {
        if (!condition) {
            throw new IllegalArgumentException(message.formatted(details));
        }
    }
}
