package dev.reprokit.baseline;

import dev.reprokit.baseline.HistoryEntry.Kind;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CsvFile;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads histories, and appends to them. A history is CSV with one row per condition and metric of
 * each entry; nothing that stands in the file is ever rewritten.
 */
public final class HistoryCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "time",
                    "kind",
                    "commit",
                    "device",
                    "run",
                    "condition",
                    "metric",
                    "seeds",
                    "mean",
                    "deviation");
    private static final CSVFormat WITH_HEADER =
            CsvFile.FORMAT.builder().setHeader(COLUMNS.toArray(String[]::new)).get();

    private HistoryCsv() {}

    /**
     * Reads a history.
     *
     * @param file the file; it need not exist
     * @return the entries, the oldest first
     * @throws IOException if the file cannot be read or a row is damaged; the message names the row
     *     and says what to do
     */
    public static List<HistoryEntry> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Content content = new Content();
        try {
            // The header is the first line.
            CsvFile.read(file, COLUMNS, row -> content.add(row, row.getRecordNumber() + 1));
        } catch (IOException e) {
            throw new IOException(
                    "%s. Nobody edits a history by hand: restore the file from version control"
                            .formatted(e.getMessage()),
                    e);
        }
        // Two branches that were merged may have appended in any order.
        return content.entries.values().stream()
                .sorted(Comparator.comparing(HistoryEntry::time))
                .toList();
    }

    /**
     * Appends an entry, unless one of its run and kind is there. Readers see the old file or the
     * whole new one, which begins with the old one.
     *
     * @param file the file; it is created if it does not exist
     * @param entry the entry
     * @return whether it was appended
     * @throws IOException if the file is damaged, or cannot be written
     */
    public static boolean append(Path file, HistoryEntry entry) throws IOException {
        List<HistoryEntry> old = read(file);
        if (entry.values().isEmpty() || old.stream().anyMatch(known -> isSame(known, entry))) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        CSVFormat format = WITH_HEADER;
        if (Files.exists(file)) {
            text.append(Files.readString(file));
            format = CsvFile.FORMAT;
        }
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Map.Entry<HistorySeries, HistoryValue> value : entry.values().entrySet()) {
                printer.printRecord(
                        entry.time(),
                        entry.kind().id(),
                        entry.commit(),
                        entry.device(),
                        entry.run(),
                        value.getKey().condition(),
                        value.getKey().metric(),
                        value.getValue().seeds(),
                        value.getValue().mean(),
                        value.getValue().deviation());
            }
        }
        AtomicFile.write(file, text.toString());
        return true;
    }

    private static boolean isSame(HistoryEntry one, HistoryEntry other) {
        return one.run().equals(other.run()) && one.kind() == other.kind();
    }

    /** The entries of the rows so far, by kind and run. */
    private static final class Content {
        private final Map<String, HistoryEntry> entries = new LinkedHashMap<>();

        HistoryEntry add(CSVRecord row, long line) {
            try {
                return add(row);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line %s: %s".formatted(line, e.getMessage()), e);
            }
        }

        private HistoryEntry add(CSVRecord row) {
            HistoryEntry read =
                    new HistoryEntry(
                            time(row.get("time")),
                            kind(row.get("kind")),
                            row.get("commit"),
                            row.get("device"),
                            row.get("run"),
                            new TreeMap<>());
            HistoryEntry entry =
                    entries.computeIfAbsent(read.kind().id() + " " + read.run(), none -> read);
            if (!entry.time().equals(read.time())
                    || !entry.commit().equals(read.commit())
                    || !entry.device().equals(read.device())) {
                throw new IllegalArgumentException(
                        "time, commit or device differ from those of an earlier row of the run "
                                + read.run());
            }
            HistorySeries series = new HistorySeries(row.get("condition"), row.get("metric"));
            if (entry.values().put(series, value(row)) != null) {
                throw new IllegalArgumentException(
                        "%s, %s of the run %s stands there twice"
                                .formatted(series.condition(), series.metric(), read.run()));
            }
            return entry;
        }

        private static Instant time(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("the time is not like 2026-01-31T02:00:00Z", e);
            }
        }

        private static Kind kind(String id) {
            if (!Kind.ids().contains(id)) {
                throw new IllegalArgumentException("the kind is none of " + Kind.ids());
            }
            return Kind.valueOf(id.toUpperCase(Locale.ROOT));
        }

        private static HistoryValue value(CSVRecord row) {
            return new HistoryValue(
                    Integer.parseInt(row.get("seeds")),
                    Double.parseDouble(row.get("mean")),
                    Double.parseDouble(row.get("deviation")));
        }
    }
}
