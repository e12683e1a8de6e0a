package dev.reprokit.baseline;

import static java.util.stream.Collectors.joining;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.internal.file.CsvRows;
import dev.reprokit.internal.file.Repeated;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.run.RunDuration;
import dev.reprokit.record.verdict.Verdict;

import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads and writes baselines as CSV with the columns {@code kind,condition,seed,name,value}. The
 * rows are sorted, so that version control shows which values differ:
 *
 * <ul>
 *   <li>{@code reason}: the reason for accepting the run;
 *   <li>{@code environment}: an entry of the environment in which it was computed;
 *   <li>{@code duration}: {@code seconds}, {@code trials} and {@code machine} of a run that
 *       computed all its trials; may be missing;
 *   <li>{@code claim}: a claim's verdict;
 *   <li>{@code criterion}: what a claim was held to, in words; may be missing;
 *   <li>{@code held_back}: the {@code seeds} that runs are compared with only where they look
 *       suspicious without them; may be missing;
 *   <li>{@code disagreement}: the reason why it is accepted that a claim is not reproduced; may be
 *       missing, and be written by hand;
 *   <li>{@code tolerance}: the tolerance of a metric, {@code 0.01} in its own unit or {@code 5%} of
 *       the baseline's mean; to be edited by hand;
 *   <li>{@code parameter}: a parameter of a condition;
 *   <li>{@code trial}: {@code epochs}, {@code images_per_second} and {@code metrics_sha256} of a
 *       condition with a seed;
 *   <li>{@code final}, {@code mean}: a metric after the last epoch, and its mean over epochs;
 *   <li>{@code right}: under the name {@code test}, which test images a condition with a seed got
 *       right, the bytes of {@link RightAnswers} in Base64; may be missing.
 * </ul>
 */
public final class BaselineCsv {
    private static final List<String> COLUMNS =
            List.of("kind", "condition", "seed", "name", "value");
    private static final String REASON = "reason";
    private static final String ENVIRONMENT = "environment";
    private static final String DURATION = "duration";
    private static final String SECONDS = "seconds";
    private static final String TRIALS = "trials";
    private static final String MACHINE = "machine";
    private static final String CLAIM = "claim";
    private static final String CRITERION = "criterion";
    private static final String DISAGREEMENT = "disagreement";
    private static final String HELD_BACK = "held_back";
    private static final String SEEDS = "seeds";
    private static final String TOLERANCE = "tolerance";
    private static final String PARAMETER = "parameter";
    private static final String TRIAL = "trial";
    private static final String EPOCHS = "epochs";
    private static final String SPEED = "images_per_second";
    private static final String SHA_256 = "metrics_sha256";
    private static final String RIGHT = "right";
    private static final String TEST = "test";

    private BaselineCsv() {}

    /**
     * Writes a baseline. Readers see either the old file or the whole new one.
     *
     * @param file where to; its folder is made if need be
     * @param baseline what was accepted
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Baseline baseline) throws IOException {
        CsvFile.write(file, COLUMNS, printer -> print(printer, baseline));
    }

    private static void print(CSVPrinter printer, Baseline baseline) throws IOException {
        printer.printRecord(REASON, "", "", "", baseline.reason());
        for (var entry : baseline.run().environment().entrySet()) {
            printer.printRecord(ENVIRONMENT, "", "", entry.getKey(), entry.getValue());
        }
        if (baseline.duration().isPresent()) {
            print(printer, baseline.duration().get());
        }
        for (var claim : baseline.run().claims().entrySet()) {
            printer.printRecord(CLAIM, "", "", claim.getKey(), claim.getValue().words());
        }
        for (var criterion : baseline.run().criteria().entrySet()) {
            printer.printRecord(CRITERION, "", "", criterion.getKey(), criterion.getValue());
        }
        if (!baseline.held().isEmpty()) {
            String seeds = baseline.held().stream().map(String::valueOf).collect(joining(" "));
            printer.printRecord(HELD_BACK, "", "", SEEDS, seeds);
        }
        for (var disagreement : baseline.disagreements().entrySet()) {
            printer.printRecord(
                    DISAGREEMENT, "", "", disagreement.getKey(), disagreement.getValue());
        }
        for (var tolerance : baseline.tolerances().entrySet()) {
            printer.printRecord(TOLERANCE, "", "", tolerance.getKey(), tolerance.getValue().text());
        }
        for (var condition : baseline.run().conditions().entrySet()) {
            print(printer, condition.getKey(), condition.getValue());
        }
    }

    private static void print(CSVPrinter printer, RunDuration duration) throws IOException {
        printer.printRecord(DURATION, "", "", SECONDS, Math.round(duration.seconds()));
        printer.printRecord(DURATION, "", "", TRIALS, duration.trials());
        printer.printRecord(DURATION, "", "", MACHINE, duration.machine());
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
                MetricValue quantity = value.getKey();
                printer.printRecord(
                        quantity.kind().id(), id, seed, quantity.metric(), value.getValue());
            }
            if (trial.right().isPresent()) {
                printer.printRecord(
                        RIGHT,
                        id,
                        seed,
                        TEST,
                        Base64.getEncoder().encodeToString(trial.right().get().bytes()));
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
        try (CsvRows<Row> rows = CsvRows.open(file, COLUMNS, Row::of)) {
            return baseline(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s is not a baseline: %s. Restore it from version control, or remove it and record it anew"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Makes a baseline of a file's rows, in one pass. */
    static Baseline baseline(Iterable<Row> rows) {
        Content content = new Content();
        rows.forEach(content::add);
        return content.baseline();
    }

    /** One row of a baseline's file. */
    record Row(String kind, String condition, String seed, String name, String value) {
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

    private static <V> void put(Map<String, V> values, Row row, V value) {
        requireFirst(row, values.put(row.name(), value));
    }

    private static void requireFirst(Row row, @Nullable Object earlier) {
        if (earlier != null) {
            throw new IllegalArgumentException("it has two rows " + row.key());
        }
    }

    /** What the rows of a file say. */
    private static final class Content {
        private final SortedMap<String, String> environment = new TreeMap<>();
        private final Map<String, Row> duration = new HashMap<>();
        private final SortedMap<String, Verdict> claims = new TreeMap<>();
        private final SortedMap<String, String> criteria = new TreeMap<>();
        private final SortedMap<String, String> disagreements = new TreeMap<>();
        private final SortedSet<Long> held = new TreeSet<>();
        private final SortedMap<String, Tolerance> tolerances = new TreeMap<>();
        private final SortedMap<String, ConditionSnapshot> conditions = new TreeMap<>();
        private final Map<String, Map<String, TrialRows>> trials = new LinkedHashMap<>();
        private final Repeated<List<MetricValue>> quantities = new Repeated<>();
        private @Nullable TrialRows latest;
        private @Nullable String reason;

        void add(Row row) {
            switch (row.kind()) {
                case REASON -> {
                    requireFirst(row, reason);
                    reason = row.value();
                }
                case ENVIRONMENT -> put(environment, row, row.value());
                case DURATION -> put(duration, row, row);
                case CLAIM -> put(claims, row, verdict(row.value()));
                case CRITERION -> put(criteria, row, row.value());
                case DISAGREEMENT -> put(disagreements, row, row.value());
                case HELD_BACK -> {
                    requireFirst(row, held.isEmpty() ? null : held);
                    held.addAll(seeds(row));
                }
                case TOLERANCE -> put(tolerances, row, Tolerance.parse(row.value()));
                case PARAMETER -> put(condition(row.condition()).parameters(), row, row.value());
                case TRIAL -> trial(row).addFact(row);
                case RIGHT -> trial(row).addRight(row);
                default -> trial(row).addValue(row);
            }
        }

        private static List<Long> seeds(Row row) {
            if (!row.name().equals(SEEDS)) {
                throw new IllegalArgumentException("it has an unknown row " + row.key());
            }
            return Arrays.stream(row.value().split(" ")).map(seed -> seed(row, seed)).toList();
        }

        private static long seed(Row row, String seed) {
            try {
                return Long.parseLong(seed);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "its row %s has '%s', which is no seed".formatted(row.key(), seed), e);
            }
        }

        private TrialRows trial(Row row) {
            TrialRows trial =
                    trials.computeIfAbsent(row.condition(), none -> new LinkedHashMap<>())
                            .computeIfAbsent(row.seed(), none -> new TrialRows(row));
            if (latest != null && latest != trial) {
                latest.pack(quantities);
            }
            latest = trial;
            return trial;
        }

        private ConditionSnapshot condition(String id) {
            return conditions.computeIfAbsent(id, none -> new ConditionSnapshot());
        }

        Baseline baseline() {
            if (reason == null) {
                throw new IllegalArgumentException("it has no row " + REASON);
            }
            trials.forEach(
                    (id, rows) ->
                            rows.forEach(
                                    (seed, trial) ->
                                            condition(id)
                                                    .trials()
                                                    .put(Long.parseLong(seed), trial.snapshot())));
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("it has no trials");
            }
            conditions.forEach(Content::requireWhole);
            conditions.forEach(this::requireHeldBack);
            requireMetrics(tolerances.keySet(), conditions.values());
            Snapshot run = new Snapshot(environment, claims, criteria, new TreeMap<>(), conditions);
            disagreements.forEach((id, why) -> requireAcceptable(id, why, run));
            return new Baseline(reason, tolerances, disagreements, held, run, duration());
        }

        private static void requireAcceptable(String claim, String why, Snapshot run) {
            if (!run.refutes(claim)) {
                throw new IllegalArgumentException(
                        "it accepts a disagreement about the claim %s, which is not '%s' in it"
                                .formatted(claim, Verdict.NOT_REPRODUCED.words()));
            }
            if (why.isBlank()) {
                throw new IllegalArgumentException(
                        "it accepts a disagreement about the claim %s and does not say why"
                                .formatted(claim));
            }
        }

        private Optional<RunDuration> duration() {
            if (duration.isEmpty()) {
                return Optional.empty();
            }
            if (!duration.keySet().equals(Set.of(SECONDS, TRIALS, MACHINE))) {
                throw new IllegalArgumentException(
                        "its rows %s are not %s, %s and %s"
                                .formatted(DURATION, SECONDS, TRIALS, MACHINE));
            }
            return Optional.of(
                    new RunDuration(
                            duration.get(SECONDS).number(),
                            Integer.parseInt(duration.get(TRIALS).value()),
                            duration.get(MACHINE).value()));
        }

        /**
         * Checks that all trials of a condition have the same values: a lost row would go
         * unnoticed.
         */
        private static void requireWhole(String id, ConditionSnapshot condition) {
            if (condition.trials().isEmpty()) {
                throw new IllegalArgumentException("the condition " + id + " has no trials");
            }
            Set<MetricValue> all = new TreeSet<>();
            condition.trials().values().forEach(trial -> all.addAll(trial.values().keySet()));
            condition
                    .trials()
                    .forEach(
                            (seed, trial) -> {
                                for (MetricValue quantity : all) {
                                    if (!trial.values().containsKey(quantity)) {
                                        throw new IllegalArgumentException(
                                                "it has no row %s,%s,%s,%s"
                                                        .formatted(
                                                                quantity.kind().id(),
                                                                id,
                                                                seed,
                                                                quantity.metric()));
                                    }
                                }
                            });
            requireRight(id, condition);
        }

        /** Checks that a condition has trials of all seeds that are held back, and of others. */
        private void requireHeldBack(String id, ConditionSnapshot condition) {
            Set<Long> seeds = condition.trials().keySet();
            for (long seed : held) {
                if (!seeds.contains(seed)) {
                    throw new IllegalArgumentException(
                            "it holds back the seed %s, of which %s has no trial"
                                    .formatted(seed, id));
                }
            }
            if (held.containsAll(seeds)) {
                throw new IllegalArgumentException(
                        "it holds back all seeds of %s, so that there is none to compare"
                                .formatted(id));
            }
        }

        /** Checks that all trials of a condition tell of as many test images, or none tells. */
        private static void requireRight(String id, ConditionSnapshot condition) {
            List<RightAnswers> right = condition.right();
            condition
                    .trials()
                    .forEach(
                            (seed, trial) -> {
                                String row = "%s,%s,%s,%s".formatted(RIGHT, id, seed, TEST);
                                if (!right.isEmpty() && trial.right().isEmpty()) {
                                    throw new IllegalArgumentException("it has no row " + row);
                                }
                                trial.right()
                                        .map(RightAnswers::images)
                                        .filter(images -> images != right.get(0).images())
                                        .ifPresent(
                                                images -> {
                                                    throw new IllegalArgumentException(
                                                            "its row %s is of %s images, an earlier one of %s"
                                                                    .formatted(
                                                                            row,
                                                                            images,
                                                                            right.get(0).images()));
                                                });
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

        private static Verdict verdict(String words) {
            return Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict.words().equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no verdict '" + words + "'"));
        }
    }

    /** The rows of one trial. */
    private static final class TrialRows {
        private final String condition;
        private final String seed;
        private @Nullable Integer epochs;
        private @Nullable Double speed;
        private @Nullable MetricsDigest digest;
        private Map<MetricValue, Double> values = new TreeMap<>();
        private @Nullable RightAnswers right;

        TrialRows(Row first) {
            condition = first.condition();
            seed = first.seed();
        }

        /** Makes the values small once the rows of another trial follow. */
        void pack(Repeated<List<MetricValue>> quantities) {
            values = MetricValues.of(new TreeMap<>(values), quantities);
        }

        void addFact(Row row) {
            switch (row.name()) {
                case EPOCHS -> {
                    requireFirst(row, epochs);
                    epochs = Integer.valueOf(row.value());
                }
                case SPEED -> {
                    requireFirst(row, speed);
                    speed = row.number();
                }
                case SHA_256 -> {
                    requireFirst(row, digest);
                    digest = MetricsDigest.parse(row.value());
                }
                default -> throw unknown(row);
            }
        }

        void addValue(Row row) {
            if (!MetricValue.Kind.isId(row.kind())) {
                throw unknown(row);
            }
            if (values instanceof MetricValues) {
                values = new TreeMap<>(values);
            }
            MetricValue quantity = new MetricValue(row.name(), MetricValue.Kind.of(row.kind()));
            requireFirst(row, values.put(quantity, row.number()));
        }

        void addRight(Row row) {
            if (!row.name().equals(TEST)) {
                throw unknown(row);
            }
            requireFirst(row, right);
            try {
                right = RightAnswers.parse(Base64.getDecoder().decode(row.value()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "its row %s is damaged: %s".formatted(row.key(), e.getMessage()), e);
            }
        }

        TrialSnapshot snapshot() {
            return new TrialSnapshot(
                    required(EPOCHS, epochs),
                    required(SPEED, speed),
                    required(SHA_256, digest),
                    values,
                    Optional.ofNullable(right));
        }

        private <T> T required(String name, @Nullable T fact) {
            if (fact == null) {
                throw new IllegalArgumentException(
                        "it has no row " + String.join(",", TRIAL, condition, seed, name));
            }
            return fact;
        }

        private static IllegalArgumentException unknown(Row row) {
            return new IllegalArgumentException("it has an unknown row " + row.key());
        }
    }
}
