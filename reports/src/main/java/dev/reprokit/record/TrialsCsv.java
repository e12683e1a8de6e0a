package dev.reprokit.record;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trials, one row each: {@code trial,condition,seed}, a column a parameter, then {@code
 * status,epochs,seconds,images_per_second,failure}.
 */
public final class TrialsCsv {
    private static final List<String> BEFORE = List.of("trial", "condition", "seed");
    private static final List<String> AFTER =
            List.of("status", "epochs", "seconds", "images_per_second", "failure");

    private TrialsCsv() {}

    /**
     * Writes all rows; the file appears whole.
     *
     * @param file where to
     * @param trials the rows
     * @throws IOException if they cannot be written
     */
    public static void write(Path file, List<TrialRow> trials) throws IOException {
        Set<String> parameters = new LinkedHashSet<>();
        trials.forEach(trial -> parameters.addAll(trial.parameters().keySet()));
        List<String> header = new ArrayList<>(BEFORE);
        header.addAll(parameters);
        header.addAll(AFTER);
        StringBuilder text = new StringBuilder();
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(header.toArray(String[]::new))
                        .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (TrialRow trial : trials) {
                List<Object> row =
                        new ArrayList<>(List.of(trial.trial(), trial.condition(), trial.seed()));
                parameters.forEach(name -> row.add(trial.parameters().getOrDefault(name, "")));
                row.addAll(
                        List.of(
                                trial.status().id(),
                                trial.epochs(),
                                trial.seconds(),
                                trial.imagesPerSecond(),
                                trial.failure()));
                printer.printRecord(row);
            }
        }
        AtomicFile.write(file, text.toString());
    }

    /**
     * Reads all rows.
     *
     * @param file a file that {@link #write} wrote
     * @return the rows in file order
     * @throws IOException if it cannot be read, or a row is malformed
     */
    public static List<TrialRow> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser =
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(reader)) {
            List<String> parameters = new ArrayList<>(parser.getHeaderNames());
            parameters.removeAll(BEFORE);
            parameters.removeAll(AFTER);
            List<TrialRow> trials = new ArrayList<>();
            for (CSVRecord row : parser) {
                trials.add(trial(file, row, parameters));
            }
            return trials;
        }
    }

    private static TrialRow trial(Path file, CSVRecord row, List<String> parameters)
            throws IOException {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            parameters.stream()
                    .filter(name -> !row.get(name).isEmpty())
                    .forEach(name -> values.put(name, row.get(name)));
            return new TrialRow(
                    row.get("trial"),
                    row.get("condition"),
                    Long.parseLong(row.get("seed")),
                    values,
                    TrialStatus.of(row.get("status")),
                    Integer.parseInt(row.get("epochs")),
                    Double.parseDouble(row.get("seconds")),
                    Double.parseDouble(row.get("images_per_second")),
                    row.get("failure"));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s, row %d is not a trial: %s"
                            .formatted(file, row.getRecordNumber(), e.getMessage()),
                    e);
        }
    }
}
