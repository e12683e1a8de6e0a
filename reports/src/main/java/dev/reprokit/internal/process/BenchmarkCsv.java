package dev.reprokit.internal.process;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CsvFile;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes {@code benchmark.csv}, with the columns {@code
 * section,network,lrn,threads,trials,metric,value,low,high,unit} and one row per value.
 */
public final class BenchmarkCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "section", "network", "lrn", "threads", "trials", "metric", "value", "low",
                    "high", "unit");
    private static final CSVFormat WITH_HEADER =
            CsvFile.FORMAT.builder().setHeader(COLUMNS.toArray(String[]::new)).get();

    private BenchmarkCsv() {}

    /**
     * Writes all rows. Readers see either the old file or the whole new one.
     *
     * @param file the file; its folder is created if it does not exist
     * @param rows the values
     * @throws IOException if they cannot be written
     */
    public static void write(Path file, List<BenchmarkRow> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, WITH_HEADER)) {
            for (BenchmarkRow row : rows) {
                printer.printRecord(
                        row.section().id(),
                        row.network(),
                        row.lrn(),
                        row.threads(),
                        row.trials(),
                        row.metric(),
                        row.value(),
                        row.low(),
                        row.high(),
                        row.unit());
            }
        }
        AtomicFile.write(file, text.toString());
    }

    /**
     * Reads all rows.
     *
     * @param file a file that {@link #write} wrote
     * @return the rows in file order
     * @throws IOException if it cannot be read, or a row is malformed; the message names the row
     */
    public static List<BenchmarkRow> read(Path file) throws IOException {
        return CsvFile.read(file, COLUMNS, BenchmarkCsv::row);
    }

    private static BenchmarkRow row(CSVRecord row) {
        return new BenchmarkRow(
                BenchmarkRow.Section.of(row.get("section")),
                row.get("network"),
                row.get("lrn"),
                number(row.get("threads")),
                number(row.get("trials")),
                row.get("metric"),
                Double.parseDouble(row.get("value")),
                Double.parseDouble(row.get("low")),
                Double.parseDouble(row.get("high")),
                row.get("unit"));
    }

    private static @Nullable Integer number(String cell) {
        return cell.isEmpty() ? null : Integer.valueOf(cell);
    }
}
