package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunDuration;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accepted results of an experiment: a run, the reason for accepting it, the tolerance of each
 * metric, and how long such a run takes.
 */
public final class Baseline {
    private final String reason;
    private final SortedMap<String, Tolerance> tolerances;
    private final Snapshot run;
    private final Optional<RunDuration> duration;

    Baseline(
            String reason,
            SortedMap<String, Tolerance> tolerances,
            Snapshot run,
            Optional<RunDuration> duration) {
        this.reason = reason;
        this.tolerances = tolerances;
        this.run = run;
        this.duration = duration;
    }

    /**
     * Creates a baseline from a run.
     *
     * @param accepted a whole run
     * @param reason the reason for accepting it, for reviewers
     * @param replaced the previous baseline, whose tolerances are kept, and whose duration if the
     *     run took trials from the cache; null if there is none
     * @return the new baseline
     * @throws IOException if the run is a look, not all trials finished, or two of them have one
     *     condition and one seed
     */
    public static Baseline accept(Run accepted, String reason, Baseline replaced)
            throws IOException {
        if (!accepted.plan().look().isEmpty()) {
            throw new IOException(
                    "a baseline holds runs as designed only, but this one is a look, %s"
                            .formatted(accepted.plan().look().inWords()));
        }
        Snapshot run = Snapshot.of(accepted);
        SortedMap<String, Tolerance> tolerances = new TreeMap<>();
        for (var condition : run.conditions().entrySet()) {
            if (!condition.getValue().unfinished().isEmpty()) {
                throw new IOException(
                        "a baseline holds finished trials only, but of %s not all are: %s"
                                .formatted(condition.getKey(), condition.getValue().unfinished()));
            }
            for (var trial : condition.getValue().trials().values()) {
                trial.values()
                        .keySet()
                        .forEach(
                                quantity ->
                                        tolerances.computeIfAbsent(
                                                quantity.metric(), Tolerance::usual));
            }
        }
        if (replaced != null) {
            replaced.tolerances.forEach(tolerances::replace);
        }
        Optional<RunDuration> duration =
                RunDuration.of(accepted.provenance(), accepted.results().trials());
        if (duration.isEmpty() && replaced != null) {
            duration = replaced.duration;
        }
        return new Baseline(reason, tolerances, run, duration);
    }

    /** {@return the reason for accepting the run} */
    public String reason() {
        return reason;
    }

    /**
     * {@return how long a run takes that computes all trials itself; empty if no accepted run has}
     */
    public Optional<RunDuration> duration() {
        return duration;
    }

    /** {@return the tolerances by metric} */
    SortedMap<String, Tolerance> tolerances() {
        return tolerances;
    }

    Tolerance tolerance(String metric) {
        return tolerances.getOrDefault(metric, Tolerance.usual(metric));
    }

    /** {@return the run that was accepted} */
    Snapshot run() {
        return run;
    }
}
