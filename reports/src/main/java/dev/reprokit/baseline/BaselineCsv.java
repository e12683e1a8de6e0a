package dev.reprokit.baseline;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.record.verdict.Verdict;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads and writes baselines as CSV with the columns {@code kind,condition,seed,name,value}. The
 * rows are sorted, so that version control shows which values differ:
 *
 * <ul>
 *   <li>{@code reason}: the reason for accepting the run;
 *   <li>{@code environment}: an entry of the environment in which it was computed;
 *   <li>{@code claim}: a claim's verdict;
 *   <li>{@code tolerance}: the tolerance of a metric, {@code 0.01} in its own unit or {@code 5%} of
 *       the baseline's mean; to be edited by hand;
 *   <li>{@code parameter}: a parameter of a condition;
 *   <li>{@code trial}: {@code epochs}, {@code images_per_second} and {@code metrics_sha256} of a
 *       condition with a seed;
 *   <li>{@code final}, {@code mean}: a metric after the last epoch, and its mean over epochs.
 * </ul>
 */
public final class BaselineCsv {
    private static final List<String> COLUMNS =
            List.of("kind", "condition", "seed", "name", "value");
    private static final CSVFormat WITH_HEADER =
            CsvFile.FORMAT.builder().setHeader(COLUMNS.toArray(String[]::new)).get();
    private static final String REASON = "reason";
    private static final String ENVIRONMENT = "environment";
    private static final String CLAIM = "claim";
    private static final String TOLERANCE = "tolerance";
    private static final String PARAMETER = "parameter";
    private static final String TRIAL = "trial";
    private static final String EPOCHS = "epochs";
    private static final String SPEED = "images_per_second";
    private static final String SHA_256 = "metrics_sha256";

    private BaselineCsv() {}

    /**
     * Writes a baseline. Readers see either the old file or the whole new one.
     *
     * @param file where to; its folder is made if need be
     * @param baseline what was accepted
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Baseline baseline) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, WITH_HEADER)) {
            printer.printRecord(REASON, "", "", "", baseline.reason());
            for (var entry : baseline.run().environment().entrySet()) {
                printer.printRecord(ENVIRONMENT, "", "", entry.getKey(), entry.getValue());
            }
            for (var claim : baseline.run().claims().entrySet()) {
                printer.printRecord(CLAIM, "", "", claim.getKey(), claim.getValue().words());
            }
            for (var tolerance : baseline.tolerances().entrySet()) {
                printer.printRecord(
                        TOLERANCE, "", "", tolerance.getKey(), tolerance.getValue().text());
            }
            for (var condition : baseline.run().conditions().entrySet()) {
                print(printer, condition.getKey(), condition.getValue());
            }
        }
        AtomicFile.write(file, text.toString());
    }

    private static void print(CSVPrinter printer, String id, ConditionSnapshot condition)
            throws IOException {
        for (var parameter : condition.parameters().entrySet()) {
            printer.printRecord(PARAMETER, id, "", parameter.getKey(), parameter.getValue());
        }
        for (var entry : condition.trials().entrySet()) {
            long seed = entry.getKey();
            TrialSnapshot trial = entry.getValue();
            printer.printRecord(TRIAL, id, seed, EPOCHS, trial.epochs());
            printer.printRecord(TRIAL, id, seed, SPEED, trial.imagesPerSecond());
            printer.printRecord(TRIAL, id, seed, SHA_256, trial.digest());
            for (var value : trial.values().entrySet()) {
                Quantity quantity = value.getKey();
                printer.printRecord(
                        quantity.kind().id(), id, seed, quantity.metric(), value.getValue());
            }
        }
    }

    /**
     * Reads a baseline.
     *
     * @param file a file that {@link #write} wrote, or that was edited by hand
     * @return what it holds
     * @throws IOException if it cannot be read; a column, a kind of row or a trial's row is
     *     missing, or a row is malformed or stands there twice. The message says which
     */
    public static Baseline read(Path file) throws IOException {
        List<Row> rows = CsvFile.read(file, COLUMNS, Row::of);
        try {
            return new Content(rows).baseline();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s is not a baseline: %s. Restore it from version control, or remove it and record it anew"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private record Row(String kind, String condition, String seed, String name, String value) {
        static Row of(CSVRecord row) {
            return new Row(
                    row.get("kind"),
                    row.get("condition"),
                    row.get("seed"),
                    row.get("name"),
                    row.get("value"));
        }

        String key() {
            return String.join(",", kind, condition, seed, name);
        }

        double number() {
            double number = Double.parseDouble(value);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(key() + " is not finite");
            }
            return number;
        }
    }

    /** The rows of a file by what they are about; what is left over at the end is unknown. */
    private static final class Content {
        private final SortedMap<String, Row> rows = new TreeMap<>();

        Content(List<Row> all) {
            for (Row row : all) {
                if (rows.put(row.key(), row) != null) {
                    throw new IllegalArgumentException("it has two rows " + row.key());
                }
            }
        }

        Baseline baseline() {
            Row reason = rows.get(REASON + ",,,");
            if (reason == null) {
                throw new IllegalArgumentException("it has no row " + REASON);
            }
            SortedMap<String, String> environment = new TreeMap<>();
            SortedMap<String, Verdict> claims = new TreeMap<>();
            SortedMap<String, Tolerance> tolerances = new TreeMap<>();
            SortedMap<String, ConditionSnapshot> conditions = new TreeMap<>();
            for (Row row : rows.values()) {
                switch (row.kind()) {
                    case REASON -> {}
                    case ENVIRONMENT -> environment.put(row.name(), row.value());
                    case CLAIM -> claims.put(row.name(), verdict(row.value()));
                    case TOLERANCE -> tolerances.put(row.name(), Tolerance.parse(row.value()));
                    case PARAMETER ->
                            condition(conditions, row).parameters().put(row.name(), row.value());
                    case TRIAL -> {
                        if (row.name().equals(EPOCHS)) {
                            condition(conditions, row)
                                    .trials()
                                    .put(Long.parseLong(row.seed()), trial(row));
                        } else if (!List.of(SPEED, SHA_256).contains(row.name())) {
                            throw unknown(row);
                        }
                    }
                    default -> {
                        if (!Quantity.Kind.isId(row.kind())) {
                            throw unknown(row);
                        }
                        requireTrial(row);
                    }
                }
            }
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("it has no trials");
            }
            conditions.forEach(Content::requireWhole);
            requireMetrics(tolerances.keySet(), conditions.values());
            return new Baseline(
                    reason.value(), tolerances, new Snapshot(environment, claims, conditions));
        }

        /**
         * Checks that all trials of a condition have the same values: a lost row would go
         * unnoticed.
         */
        private static void requireWhole(String id, ConditionSnapshot condition) {
            if (condition.trials().isEmpty()) {
                throw new IllegalArgumentException("the condition " + id + " has no trials");
            }
            Set<Quantity> all = new TreeSet<>();
            condition.trials().values().forEach(trial -> all.addAll(trial.values().keySet()));
            condition
                    .trials()
                    .forEach(
                            (seed, trial) -> {
                                for (Quantity quantity : all) {
                                    if (!trial.values().containsKey(quantity)) {
                                        throw new IllegalArgumentException(
                                                "it has no row %s,%s,%d,%s"
                                                        .formatted(
                                                                quantity.kind().id(),
                                                                id,
                                                                seed,
                                                                quantity.metric()));
                                    }
                                }
                            });
        }

        private static void requireMetrics(
                Set<String> tolerated, Collection<ConditionSnapshot> conditions) {
            Set<String> metrics = new TreeSet<>();
            for (ConditionSnapshot condition : conditions) {
                for (TrialSnapshot trial : condition.trials().values()) {
                    trial.values().keySet().forEach(quantity -> metrics.add(quantity.metric()));
                }
            }
            for (String metric : tolerated) {
                if (!metrics.contains(metric)) {
                    throw new IllegalArgumentException(
                            "it tolerates a metric that no trial has, " + metric);
                }
            }
        }

        private static ConditionSnapshot condition(
                SortedMap<String, ConditionSnapshot> conditions, Row row) {
            return conditions.computeIfAbsent(row.condition(), id -> new ConditionSnapshot());
        }

        private TrialSnapshot trial(Row epochs) {
            SortedMap<Quantity, Double> values = new TreeMap<>();
            for (Row row : rows.values()) {
                if (Quantity.Kind.isId(row.kind())
                        && row.condition().equals(epochs.condition())
                        && row.seed().equals(epochs.seed())) {
                    values.put(
                            new Quantity(row.name(), Quantity.Kind.of(row.kind())), row.number());
                }
            }
            return new TrialSnapshot(
                    Integer.parseInt(epochs.value()),
                    ofTrial(epochs, SPEED).number(),
                    ofTrial(epochs, SHA_256).value(),
                    values);
        }

        private Row ofTrial(Row trial, String name) {
            String key = String.join(",", TRIAL, trial.condition(), trial.seed(), name);
            Row row = rows.get(key);
            if (row == null) {
                throw new IllegalArgumentException("it has no row " + key);
            }
            return row;
        }

        private void requireTrial(Row value) {
            ofTrial(value, EPOCHS);
        }

        private static Verdict verdict(String words) {
            return Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict.words().equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no verdict '" + words + "'"));
        }

        private static IllegalArgumentException unknown(Row row) {
            return new IllegalArgumentException("it has an unknown row " + row.key());
        }
    }
}
