package dev.reprokit.internal.file;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a CSV file with a header, one after the other: at no time is more of the file in
 * memory than a row and a buffer. Reading is strict: every row must be complete, with one value per
 * column.
 *
 * @param <T> what a row becomes
 */
public final class CsvRows<T> implements Iterable<T>, Closeable {
    private static final CSVFormat WITH_HEADER =
            CsvFile.FORMAT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .get();

    private final Path file;
    private final Function<CSVRecord, T> parser;
    private final CSVParser rows;

    private CsvRows(Path file, Function<CSVRecord, T> parser, CSVParser rows) {
        this.file = file;
        this.parser = parser;
        this.rows = rows;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param <T> what a row becomes
     * @param file the file
     * @param required the columns that must be there, in any order
     * @param parser converts a row to a record, or throws an {@link IllegalArgumentException}
     * @return the rows in file order, to be walked once
     * @throws IOException if the file cannot be read, has no such header, or ends within a row; the
     *     message names the file
     */
    public static <T> CsvRows<T> open(
            Path file, List<String> required, Function<CSVRecord, T> parser) throws IOException {
        requireWhole(file);
        CSVParser rows = parser(file);
        List<String> columns = rows.getHeaderNames();
        if (!columns.containsAll(required)) {
            rows.close();
            throw new IOException(
                    "%s has the columns %s, expected %s".formatted(file, columns, required));
        }
        return new CsvRows<>(file, parser, rows);
    }

    /**
     * Checks that the last row is complete. A number that was cut off is still a number: only the
     * line break shows it.
     */
    private static void requireWhole(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() > 0) {
                bytes.seek(bytes.length() - 1);
                if (bytes.read() == '\n') {
                    return;
                }
            }
        }
        throw new IOException(
                "%s is empty or ends within a row: its writer was stopped".formatted(file));
    }

    private static CSVParser parser(Path file) throws IOException {
        try {
            return WITH_HEADER.parse(Files.newBufferedReader(file));
        } catch (CSVException | IllegalArgumentException e) {
            throw noCsv(file, e);
        } catch (CharacterCodingException e) {
            throw noText(file, e);
        }
    }

    private static IOException noCsv(Path file, Exception why) {
        return new IOException("%s is not a CSV file: %s".formatted(file, why.getMessage()), why);
    }

    private static IOException noText(Path file, Exception why) {
        return new IOException("%s is not UTF-8 text".formatted(file), why);
    }

    /**
     * {@return the rows; an {@link UncheckedIOException} tells of a row that cannot be read, with a
     * message that names the file}
     */
    @Override
    public Iterator<T> iterator() {
        Iterator<CSVRecord> records = rows.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return records.hasNext();
                } catch (UncheckedIOException e) {
                    throw new UncheckedIOException(
                            e.getCause() instanceof CharacterCodingException
                                    ? noText(file, e)
                                    : noCsv(file, e));
                }
            }

            @Override
            public T next() {
                return value(records.next());
            }
        };
    }

    private T value(CSVRecord row) {
        List<String> columns = rows.getHeaderNames();
        try {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "%s values for %s columns".formatted(row.size(), columns.size()));
            }
            return parser.apply(row);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(
                    new IOException(
                            "%s, row %s cannot be read as %s: %s; it is %s"
                                    .formatted(
                                            file,
                                            row.getRecordNumber(),
                                            String.join(",", columns),
                                            e.getMessage(),
                                            row.toList()),
                            e));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
