package dev.reprokit.internal.file;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

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
 * Reads and writes {@code trials.csv}, with one row per trial. The columns are {@code
 * trial,condition,seed}, then one column per parameter, then {@code
 * status,epochs,seconds,images_per_second,failure,run}.
 */
public final class TrialsCsv {
    private static final List<String> BEFORE = List.of("trial", "condition", "seed");
    private static final List<String> AFTER =
            List.of("status", "epochs", "seconds", "images_per_second", "failure", "run");

    private TrialsCsv() {}

    /**
     * Writes all rows. Readers see either the old file or the whole new one. A parameter that a
     * trial does not have, or whose text is empty, becomes an empty cell.
     *
     * @param file the file; its folder is created if it does not exist
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
        CsvFile.write(
                file,
                header,
                printer -> {
                    for (TrialRow trial : trials) {
                        printer.printRecord(row(trial, parameters));
                    }
                });
    }

    private static List<Object> row(TrialRow trial, Set<String> parameters) {
        List<Object> row = new ArrayList<>(List.of(trial.trial(), trial.condition(), trial.seed()));
        parameters.forEach(name -> row.add(trial.parameters().getOrDefault(name, "")));
        row.addAll(
                List.of(
                        trial.status().id(),
                        trial.epochs(),
                        trial.seconds(),
                        trial.imagesPerSecond(),
                        trial.failure(),
                        trial.run()));
        return row;
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
        // Trials repeat their conditions, parameters and runs.
        Repeated<String> names = new Repeated<>();
        Repeated<Map<String, String>> parameters = new Repeated<>();
        return CsvFile.read(file, fixed, row -> trial(row, names, parameters));
    }

    /**
     * Checks that no parameter has the name of a fixed column such as {@code seed}.
     *
     * @param parameters the names of the parameters
     * @throws IllegalArgumentException if a parameter has the name of a fixed column
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

    private static TrialRow trial(
            CSVRecord row, Repeated<String> names, Repeated<Map<String, String>> repeated) {
        Map<String, String> parameters = new LinkedHashMap<>();
        row.getParser().getHeaderNames().stream()
                .filter(name -> !BEFORE.contains(name) && !AFTER.contains(name))
                .filter(name -> !row.get(name).isEmpty())
                .forEach(name -> parameters.put(name, row.get(name)));
        return new TrialRow(
                row.get("trial"),
                names.first(row.get("condition")),
                Long.parseLong(row.get("seed")),
                repeated.first(parameters),
                TrialStatus.of(row.get("status")),
                Integer.parseInt(row.get("epochs")),
                finite(row, "seconds"),
                finite(row, "images_per_second"),
                names.first(row.get("failure")),
                names.first(row.get("run")));
    }

    private static double finite(CSVRecord row, String column) {
        double number = Double.parseDouble(row.get(column));
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("'%s' is %s".formatted(column, number));
        }
        return number;
    }
}
