package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunDuration;
import dev.reprokit.record.verdict.Verdict;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Accepted results of an experiment: a run, the reason for accepting it, the tolerance of each
 * metric, the claims that are known not to be reproduced, and how long such a run takes.
 */
public final class Baseline {
    private final String reason;
    private final SortedMap<String, Tolerance> tolerances;
    private final SortedMap<String, String> disagreements;
    private final SortedSet<Long> held;
    private final Snapshot run;
    private final Optional<RunDuration> duration;

    Baseline(
            String reason,
            SortedMap<String, Tolerance> tolerances,
            SortedMap<String, String> disagreements,
            SortedSet<Long> held,
            Snapshot run,
            Optional<RunDuration> duration) {
        this.reason = reason;
        this.tolerances = tolerances;
        this.disagreements = disagreements;
        this.held = held;
        this.run = run;
        this.duration = duration;
    }

    /**
     * Creates a baseline from a run, without accepting further disagreements.
     *
     * @param accepted a whole run
     * @param reason the reason for accepting it, for reviewers
     * @param replaced the previous baseline; null if there is none
     * @return the new baseline
     * @throws IOException as {@link #accept(Run, String, Baseline, Set)} throws it
     */
    public static Baseline accept(Run accepted, String reason, Baseline replaced)
            throws IOException {
        return accept(accepted, reason, replaced, Set.of());
    }

    /**
     * Creates a baseline from a run, and from the further seeds in its folder, which later runs are
     * not compared with before they look suspicious.
     *
     * @param accepted a whole run
     * @param reason the reason for accepting it, for reviewers; also that of each new disagreement
     * @param replaced the previous baseline, whose tolerances are kept, its accepted disagreements
     *     about claims that the run does not reproduce either, and its duration if the run took
     *     trials from the cache; null if there is none
     * @param disagreements the ids of the claims of which it is accepted that the run does not
     *     reproduce them
     * @return the new baseline
     * @throws IOException if the run is a look, imported or undecided, not all trials finished, two
     *     of them have one condition and one seed, or a disagreement is about a claim with another
     *     verdict
     */
    public static Baseline accept(
            Run accepted, String reason, Baseline replaced, Set<String> disagreements)
            throws IOException {
        return of(accepted, FurtherSeeds.heldBack(accepted), reason, replaced, disagreements);
    }

    /**
     * Creates a baseline from a run alone, whatever further seeds are in its folder: before they
     * are trained, it tells whether the run can be accepted.
     *
     * @param accepted a whole run
     * @param reason as for {@link #accept(Run, String, Baseline, Set)}
     * @param replaced as there
     * @param disagreements as there
     * @return the baseline without seeds that are held back
     * @throws IOException as {@link #accept(Run, String, Baseline, Set)} throws it
     */
    public static Baseline acceptAlone(
            Run accepted, String reason, Baseline replaced, Set<String> disagreements)
            throws IOException {
        return of(accepted, Optional.empty(), reason, replaced, disagreements);
    }

    private static Baseline of(
            Run accepted,
            Optional<Run> further,
            String reason,
            Baseline replaced,
            Set<String> disagreements)
            throws IOException {
        if (!accepted.plan().look().isEmpty()) {
            throw new IOException(
                    "a baseline holds runs as designed only, but this one is a look, %s"
                            .formatted(accepted.plan().look().inWords()));
        }
        if (accepted.plan().imported() != null) {
            throw new IOException(
                    "a baseline holds runs of this project only, but this one was judged, not run: runs in %s"
                            .formatted(accepted.plan().imported()));
        }
        if (accepted.undecided() != null) {
            throw new IOException(
                    "a baseline holds runs of all trials only, but this one is undecided yet, %s: the same command goes on"
                            .formatted(accepted.undecided().inWords()));
        }
        Snapshot own = Snapshot.of(accepted);
        Snapshot run = further.isEmpty() ? own : own.with(Snapshot.of(further.get()));
        SortedSet<Long> held = run.seeds();
        held.removeAll(own.seeds());
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
        return new Baseline(
                reason,
                tolerances,
                disagreements(run, reason, replaced, disagreements),
                held,
                run,
                duration);
    }

    /**
     * Creates a baseline that nobody has accepted, so that two runs can be held against each other:
     * trials that did not finish are left out, tolerances are the usual ones, no seeds are held
     * back, and no disagreement is accepted. It is never written.
     *
     * @param run a whole run
     * @return the run in the place of a baseline
     * @throws IOException if two of its trials have one condition and one seed
     */
    public static Baseline unaccepted(Run run) throws IOException {
        return new Baseline(
                "",
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedSet(),
                Snapshot.of(run),
                Optional.empty());
    }

    private static SortedMap<String, String> disagreements(
            Snapshot run, String reason, Baseline replaced, Set<String> added) throws IOException {
        SortedMap<String, String> disagreements = new TreeMap<>();
        if (replaced != null) {
            disagreements.putAll(replaced.disagreements);
            disagreements.keySet().removeIf(id -> !run.refutes(id));
        }
        for (String id : added) {
            if (!run.refutes(id)) {
                throw new IOException(
                        "the run does not have the verdict '%s' on the claim %s"
                                .formatted(Verdict.NOT_REPRODUCED.words(), id));
            }
            disagreements.put(id, reason);
        }
        return disagreements;
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

    /**
     * {@return the seeds that are held back: a run is compared with them only where it looks
     * suspicious without them}
     */
    SortedSet<Long> held() {
        return held;
    }

    /** {@return the commit that was accepted; empty if it is unknown, or files differed from it} */
    public Optional<String> commit() {
        return Optional.ofNullable(run.environment().get(Snapshot.GIT_COMMIT))
                .filter(commit -> commit.matches("[0-9a-f]{7,64}"));
    }

    /**
     * Counts the seeds.
     *
     * @return the number of seeds of all conditions together, with those that are held back
     */
    public int seeds() {
        return run.seeds().size();
    }

    /** {@return why it is accepted that claims are not reproduced, by the claims' ids} */
    public SortedMap<String, String> disagreements() {
        return disagreements;
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
