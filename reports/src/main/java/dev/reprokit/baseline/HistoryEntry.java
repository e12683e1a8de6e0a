package dev.reprokit.baseline;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What one run came to, as the history of its experiment keeps it.
 *
 * @param time the start of the run
 * @param kind why it was recorded
 * @param commit the first twelve digits of the commit, with {@code -dirty} if files differed from
 *     it; {@code unknown} outside of Git
 * @param device the kind of device, e.g. {@code CPU}
 * @param run the run's id
 * @param values what it measured
 */
public record HistoryEntry(
        Instant time,
        Kind kind,
        String commit,
        String device,
        String run,
        SortedMap<HistorySeries, HistoryValue> values) {
    private static final int COMMIT_DIGITS = 12;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** Reasons for recording a run. */
    public enum Kind {
        /** The run was accepted as the baseline. */
        BASELINE,
        /** The run was checked, and the user asked for a history of all such runs. */
        RUN;

        /** {@return the word in the file} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> ids() {
            return Arrays.stream(values()).map(Kind::id).toList();
        }
    }

    /**
     * Sums up a run. Only metrics with a direction are kept, as nobody could tell whether the
     * others drift for the worse, and only conditions whose trials all finished.
     *
     * @param kind why it is recorded
     * @param run a whole run
     * @return the entry
     * @throws IOException if two of its trials have one condition and one seed, or its provenance
     *     does not say when it started
     */
    public static HistoryEntry of(Kind kind, Run run) throws IOException {
        Provenance provenance = run.provenance();
        return new HistoryEntry(
                start(run),
                kind,
                commit(provenance),
                provenance.device().split(",")[0],
                run.plan().runId(),
                values(
                        Snapshot.of(run),
                        metric ->
                                run.description().metric(metric).direction() != Direction.NEITHER));
    }

    private static Instant start(Run run) throws IOException {
        try {
            return Instant.parse(run.provenance().startedAt());
        } catch (DateTimeParseException e) {
            throw new IOException(
                    "%s says that the run started at '%s', which is no instant"
                            .formatted(run.folder().provenance(), run.provenance().startedAt()),
                    e);
        }
    }

    private static String commit(Provenance provenance) {
        String commit = provenance.gitCommit();
        return commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()))
                + (Boolean.TRUE.equals(provenance.gitDirty()) ? "-dirty" : "");
    }

    /** Sums up what a run measured, of the metrics that are wanted. */
    static SortedMap<HistorySeries, HistoryValue> values(Snapshot run, Predicate<String> wanted) {
        SortedMap<HistorySeries, HistoryValue> values = new TreeMap<>();
        run.conditions()
                .forEach(
                        (id, condition) -> {
                            if (condition.unfinished().isEmpty()) {
                                series(id, condition, wanted)
                                        .forEach(
                                                (series, members) ->
                                                        values.put(
                                                                series, value(condition, members)));
                            }
                        });
        return values;
    }

    private static SortedMap<HistorySeries, List<MetricValue>> series(
            String id, ConditionSnapshot condition, Predicate<String> wanted) {
        SortedMap<HistorySeries, List<MetricValue>> series = new TreeMap<>();
        // All trials of a condition have the same values.
        for (MetricValue value :
                condition.trials().get(condition.trials().firstKey()).values().keySet()) {
            if (value.kind() == MetricValue.Kind.FINAL && wanted.test(value.metric())) {
                series.computeIfAbsent(
                                HistorySeries.of(id, value.metric()), none -> new ArrayList<>())
                        .add(value);
            }
        }
        return series;
    }

    private static HistoryValue value(ConditionSnapshot condition, List<MetricValue> members) {
        DoubleStatistics seeds =
                DoubleStatistics.of(
                        EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION),
                        condition.trials().values().stream()
                                .mapToDouble(trial -> mean(trial, members))
                                .toArray());
        return new HistoryValue(
                (int) seeds.getCount(),
                rounded(seeds.getAsDouble(Statistic.MEAN)),
                rounded(seeds.getAsDouble(Statistic.STANDARD_DEVIATION)));
    }

    private static double mean(TrialSnapshot trial, List<MetricValue> members) {
        return members.stream().mapToDouble(trial.values()::get).average().orElseThrow();
    }

    /** Rounds to what the file holds, so that an entry equals what is read back. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).doubleValue();
    }
}
