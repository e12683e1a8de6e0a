package dev.reprokit.internal.file;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads CSV files with a header strictly: every row must be complete, with one value per column.
 */
public final class CsvFile {
    /** The format of all CSV files: RFC 4180 with line feeds. */
    public static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final CSVFormat WITH_HEADER =
            FORMAT.builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .get();

    private CsvFile() {}

    /**
     * Reads all rows.
     *
     * @param file the file
     * @param required the columns that must be there, in any order
     * @param parser converts a row to a record, or throws an {@link IllegalArgumentException}
     * @return one record per row, in file order
     * @throws IOException if the file cannot be read, is not such a CSV file, or ends within a row;
     *     the message names the file
     */
    public static <T> List<T> read(Path file, List<String> required, Function<CSVRecord, T> parser)
            throws IOException {
        String text = text(file);
        // A number that was cut off is still a number: only the line break shows that a row is
        // complete.
        if (!text.endsWith("\n")) {
            throw new IOException(
                    "%s is empty or ends within a row: its writer was stopped".formatted(file));
        }
        try (CSVParser rows = WITH_HEADER.parse(new StringReader(text))) {
            List<String> columns = rows.getHeaderNames();
            if (!columns.containsAll(required)) {
                throw new IOException(
                        "%s has the columns %s, expected %s".formatted(file, columns, required));
            }
            List<T> values = new ArrayList<>();
            for (CSVRecord row : rows) {
                values.add(value(file, row, columns, parser));
            }
            return values;
        } catch (UncheckedIOException | CSVException | IllegalArgumentException e) {
            throw new IOException("%s is not a CSV file: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException("%s is not UTF-8 text".formatted(file), e);
        }
    }

    private static <T> T value(
            Path file, CSVRecord row, List<String> columns, Function<CSVRecord, T> parser)
            throws IOException {
        try {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "%s values for %s columns".formatted(row.size(), columns.size()));
            }
            return parser.apply(row);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s, row %s cannot be read as %s: %s; it is %s"
                            .formatted(
                                    file,
                                    row.getRecordNumber(),
                                    String.join(",", columns),
                                    e.getMessage(),
                                    row.toList()),
                    e);
        }
    }
}
