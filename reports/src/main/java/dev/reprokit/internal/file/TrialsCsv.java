package dev.reprokit.internal.file;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trials, one row each: {@code trial,condition,seed}, a column a parameter, then {@code
 * status,epochs,seconds,images_per_second,failure,run}.
 */
public final class TrialsCsv {
    private static final List<String> BEFORE = List.of("trial", "condition", "seed");
    private static final List<String> AFTER =
            List.of("status", "epochs", "seconds", "images_per_second", "failure", "run");

    private TrialsCsv() {}

    /**
     * Writes all rows; the file appears whole. A parameter without text is written as one that the
     * trial does not have.
     *
     * @param file where to
     * @param trials the rows
     * @throws IOException if they cannot be written
     * @throws IllegalArgumentException if a parameter is named like another column
     */
    public static void write(Path file, List<TrialRow> trials) throws IOException {
        Set<String> parameters = new LinkedHashSet<>();
        trials.forEach(trial -> parameters.addAll(trial.parameters().keySet()));
        requireNoColumnNames(parameters);
        List<String> header = new ArrayList<>(BEFORE);
        header.addAll(parameters);
        header.addAll(AFTER);
        StringBuilder text = new StringBuilder();
        CSVFormat format = CsvFile.FORMAT.builder().setHeader(header.toArray(String[]::new)).get();
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
                                trial.failure(),
                                trial.run()));
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
        List<String> fixed = new ArrayList<>(BEFORE);
        fixed.addAll(AFTER);
        return CsvFile.read(file, fixed, TrialsCsv::trial);
    }

    /**
     * Refuses parameters that cannot be columns beside the others.
     *
     * @param parameters their names
     * @throws IllegalArgumentException if one is named like another column
     */
    public static void requireNoColumnNames(Set<String> parameters) {
        for (String parameter : parameters) {
            if (BEFORE.contains(parameter) || AFTER.contains(parameter)) {
                throw new IllegalArgumentException(
                        "a parameter may not be named '%s': trials.csv has a column of that name"
                                .formatted(parameter));
            }
        }
    }

    private static TrialRow trial(CSVRecord row) {
        Map<String, String> parameters = new LinkedHashMap<>();
        row.getParser().getHeaderNames().stream()
                .filter(name -> !BEFORE.contains(name) && !AFTER.contains(name))
                .filter(name -> !row.get(name).isEmpty())
                .forEach(name -> parameters.put(name, row.get(name)));
        return new TrialRow(
                row.get("trial"),
                row.get("condition"),
                Long.parseLong(row.get("seed")),
                parameters,
                TrialStatus.of(row.get("status")),
                Integer.parseInt(row.get("epochs")),
                Double.parseDouble(row.get("seconds")),
                Double.parseDouble(row.get("images_per_second")),
                row.get("failure"),
                row.get("run"));
    }
}
