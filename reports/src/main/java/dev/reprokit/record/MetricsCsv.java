package dev.reprokit.record;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Tidy metrics, {@code trial,epoch,metric,value}: one row a number. */
public final class MetricsCsv {
    private static final CSVFormat ROWS =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final CSVFormat WITH_HEADER =
            ROWS.builder().setHeader("trial", "epoch", "metric", "value").get();

    private MetricsCsv() {}

    /**
     * Adds rows at the end; the header comes first in a new file.
     *
     * @param file where to
     * @param metrics the rows
     * @throws IOException if they cannot be written
     */
    public static void append(Path file, List<Metric> metrics) throws IOException {
        CSVFormat format = Files.exists(file) ? ROWS : WITH_HEADER;
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Metric metric : metrics) {
                printer.printRecord(metric.trial(), metric.epoch(), metric.name(), metric.value());
            }
        }
        // One write a call: a killed run loses whole epochs, not halves of lines.
        try (Writer writer =
                Files.newBufferedWriter(
                        file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.append(text);
        }
    }

    /**
     * Reads all rows.
     *
     * @param file a file that {@link #append} wrote
     * @return the rows in file order
     * @throws IOException if it cannot be read, or a row is malformed; the message names the line
     */
    public static List<Metric> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser =
                        WITH_HEADER.builder().setSkipHeaderRecord(true).get().parse(reader)) {
            List<Metric> metrics = new ArrayList<>();
            for (CSVRecord row : parser) {
                metrics.add(metric(file, row));
            }
            return metrics;
        }
    }

    private static Metric metric(Path file, CSVRecord row) throws IOException {
        try {
            return new Metric(
                    row.get("trial"),
                    Integer.parseInt(row.get("epoch")),
                    row.get("metric"),
                    Double.parseDouble(row.get("value")));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s, row %d is not trial,epoch,metric,value: %s"
                            .formatted(file, row.getRecordNumber(), List.of(row.values())),
                    e);
        }
    }
}
