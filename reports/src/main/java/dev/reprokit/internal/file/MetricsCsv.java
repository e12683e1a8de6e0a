package dev.reprokit.internal.file;

import dev.reprokit.record.result.Metric;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads and writes {@code metrics.csv}, with the columns {@code trial,epoch,metric,value} and one
 * row per measured number.
 */
public final class MetricsCsv {
    private static final List<String> COLUMNS = List.of("trial", "epoch", "metric", "value");
    private static final CSVFormat WITH_HEADER =
            CsvFile.FORMAT.builder().setHeader(COLUMNS.toArray(String[]::new)).get();

    private MetricsCsv() {}

    /**
     * Appends rows. A new file gets the header first.
     *
     * @param file the file; its folder must exist
     * @param metrics the rows to append
     * @return the bytes that were appended
     * @throws IOException if they cannot be written
     */
    public static byte[] append(Path file, List<Metric> metrics) throws IOException {
        CSVFormat format = Files.exists(file) ? CsvFile.FORMAT : WITH_HEADER;
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Metric metric : metrics) {
                printer.printRecord(metric.trial(), metric.epoch(), metric.name(), metric.value());
            }
        }
        // Written in one call, so that a killed run loses a whole epoch rather than single rows.
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return bytes;
    }

    /**
     * Reads all rows.
     *
     * @param file a file that {@link #append} wrote
     * @return the rows in file order
     * @throws IOException if it cannot be read, or a row is malformed or cut off; the message names
     *     the row
     */
    public static List<Metric> read(Path file) throws IOException {
        // A run repeats few names in many rows.
        Repeated<String> names = new Repeated<>();
        return CsvFile.read(file, COLUMNS, row -> metric(row, names));
    }

    private static Metric metric(CSVRecord row, Repeated<String> names) {
        return new Metric(
                names.first(row.get("trial")),
                Integer.parseInt(row.get("epoch")),
                names.first(row.get("metric")),
                Double.parseDouble(row.get("value")));
    }
}
