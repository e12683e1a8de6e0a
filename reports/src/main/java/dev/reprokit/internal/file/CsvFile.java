package dev.reprokit.internal.file;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads and writes whole CSV files. */
public final class CsvFile {
    /** The format of all CSV files: RFC 4180 with line feeds. */
    public static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvFile() {}

    /** Prints the rows of a file. */
    @FunctionalInterface
    public interface Contents {

        /**
         * Prints all rows but the header.
         *
         * @param printer prints them
         * @throws IOException if they cannot be written
         */
        void printTo(CSVPrinter printer) throws IOException;
    }

    /**
     * Writes a file row by row. Readers see either the old file or the whole new one.
     *
     * @param file the file; its folder is created if it does not exist
     * @param header the names of the columns
     * @param contents prints the rows
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<String> header, Contents contents) throws IOException {
        CSVFormat format = FORMAT.builder().setHeader(header.toArray(String[]::new)).get();
        AtomicFile.write(
                file,
                out -> {
                    CSVPrinter printer =
                            new CSVPrinter(
                                    new BufferedWriter(
                                            new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                                    format);
                    contents.printTo(printer);
                    printer.flush();
                });
    }

    /**
     * Reads all rows. Every row must be complete, with one value per column.
     *
     * @param <T> what a row becomes
     * @param file the file
     * @param required the columns that must be there, in any order
     * @param parser converts a row to a record, or throws an {@link IllegalArgumentException}
     * @return one record per row, in file order
     * @throws IOException if the file cannot be read, is not such a CSV file, or ends within a row;
     *     the message names the file
     */
    public static <T> List<T> read(Path file, List<String> required, Function<CSVRecord, T> parser)
            throws IOException {
        try (CsvRows<T> rows = CsvRows.open(file, required, parser)) {
            List<T> values = new ArrayList<>();
            rows.forEach(values::add);
            return values;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
