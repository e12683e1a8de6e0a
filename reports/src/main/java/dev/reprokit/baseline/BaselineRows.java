package dev.reprokit.baseline;

import static dev.reprokit.baseline.BaselineRow.CLAIM;
import static dev.reprokit.baseline.BaselineRow.CRITERION;
import static dev.reprokit.baseline.BaselineRow.DISAGREEMENT;
import static dev.reprokit.baseline.BaselineRow.DURATION;
import static dev.reprokit.baseline.BaselineRow.ENVIRONMENT;
import static dev.reprokit.baseline.BaselineRow.EPOCHS;
import static dev.reprokit.baseline.BaselineRow.HELD_BACK;
import static dev.reprokit.baseline.BaselineRow.MACHINE;
import static dev.reprokit.baseline.BaselineRow.PARAMETER;
import static dev.reprokit.baseline.BaselineRow.REASON;
import static dev.reprokit.baseline.BaselineRow.RIGHT;
import static dev.reprokit.baseline.BaselineRow.SECONDS;
import static dev.reprokit.baseline.BaselineRow.SEEDS;
import static dev.reprokit.baseline.BaselineRow.SHA_256;
import static dev.reprokit.baseline.BaselineRow.SPEED;
import static dev.reprokit.baseline.BaselineRow.TEST;
import static dev.reprokit.baseline.BaselineRow.TOLERANCE;
import static dev.reprokit.baseline.BaselineRow.TRIAL;
import static dev.reprokit.baseline.BaselineRow.TRIALS;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.internal.file.Repeated;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.run.RunDuration;
import dev.reprokit.record.verdict.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Base64;
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

/** The rows of a baseline's file, from which the baseline is made. */
final class BaselineRows {
    private final SortedMap<String, String> environment = new TreeMap<>();
    private final Map<String, BaselineRow> duration = new HashMap<>();
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

    /**
     * Makes a baseline of a file's rows, in one pass.
     *
     * @throws IllegalArgumentException if a row is unknown, malformed or missing, stands there
     *     twice, or contradicts others; the message says which
     */
    static Baseline baseline(Iterable<BaselineRow> rows) {
        BaselineRows content = new BaselineRows();
        rows.forEach(content::add);
        return content.baseline();
    }

    private void add(BaselineRow row) {
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

    private static List<Long> seeds(BaselineRow row) {
        if (!row.name().equals(SEEDS)) {
            throw new IllegalArgumentException("it has an unknown row " + row.key());
        }
        return Arrays.stream(row.value().split(" ")).map(seed -> seed(row, seed)).toList();
    }

    private static long seed(BaselineRow row, String seed) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "its row %s has '%s', which is no seed".formatted(row.key(), seed), e);
        }
    }

    private TrialRows trial(BaselineRow row) {
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

    private Baseline baseline() {
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
        Snapshot run =
                new Snapshot(
                        environment,
                        claims,
                        new TreeMap<>(),
                        criteria,
                        new TreeMap<>(),
                        conditions);
        Baseline baseline = new Baseline(reason, tolerances, disagreements, held, run, duration());
        BaselineConsistency.check(baseline);
        return baseline;
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

    private static Verdict verdict(String words) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict '" + words + "'"));
    }

    private static <V> void put(Map<String, V> values, BaselineRow row, V value) {
        requireFirst(row, values.put(row.name(), value));
    }

    private static void requireFirst(BaselineRow row, @Nullable Object earlier) {
        if (earlier != null) {
            throw new IllegalArgumentException("it has two rows " + row.key());
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

        TrialRows(BaselineRow first) {
            condition = first.condition();
            seed = first.seed();
        }

        /** Makes the values small once the rows of another trial follow. */
        void pack(Repeated<List<MetricValue>> quantities) {
            values = MetricValues.of(new TreeMap<>(values), quantities);
        }

        void addFact(BaselineRow row) {
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

        void addValue(BaselineRow row) {
            if (!MetricValue.Kind.isId(row.kind())) {
                throw unknown(row);
            }
            if (values instanceof MetricValues) {
                values = new TreeMap<>(values);
            }
            MetricValue quantity = new MetricValue(row.name(), MetricValue.Kind.of(row.kind()));
            requireFirst(row, values.put(quantity, row.number()));
        }

        void addRight(BaselineRow row) {
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

        private static IllegalArgumentException unknown(BaselineRow row) {
            return new IllegalArgumentException("it has an unknown row " + row.key());
        }
    }
}
