package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.Undecided;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The conditions (settings of what an experiment varies) of a run that differ suspiciously from its
 * baseline, an accepted run. Fresh seeds of just these conditions decide whether they changed.
 *
 * @param experiment the experiment's id
 * @param conditions the ids of the suspicious conditions; at least one
 * @param values what looks different, in words, e.g. {@code with-lrn, test accuracy after the last
 *     epoch: 0.86, now 0.82}
 * @param seeds the seeds to run them with: those that the baseline holds back, so that values pair
 *     up, or as many others if the run's own seeds are others than the baseline's, too
 */
public record Suspicion(
        String experiment, List<String> conditions, List<String> values, List<Long> seeds) {
    /** The largest number of fresh seeds per seed of the run, which bounds the cost. */
    private static final int TIMES = 3;

    /**
     * Looks at runs for the first time. Only an experiment whose baseline holds back enough seeds
     * to decide about a suspicion can be suspicious.
     *
     * @param runs the runs with their baselines
     * @return one suspicion per experiment that has one
     * @throws IOException if two trials of a run have one condition and one seed
     */
    public static List<Suspicion> of(List<ComparedRun> runs) throws IOException {
        List<Candidate> candidates = Comparison.candidates(runs);
        Set<Candidate> suspicious = Ruling.suspicious(candidates);
        List<Suspicion> suspicions = new ArrayList<>();
        for (ComparedRun compared : runs) {
            Set<String> conditions = new LinkedHashSet<>();
            List<String> values = new ArrayList<>();
            for (Candidate candidate : candidates) {
                if (suspicious.contains(candidate)
                        && candidate.experiment().equals(compared.experiment())) {
                    conditions.add(candidate.condition());
                    values.add(candidate.suspicionInWords());
                }
            }
            if (!conditions.isEmpty()) {
                suspicions.add(
                        new Suspicion(
                                compared.experiment(),
                                List.copyOf(conditions),
                                values,
                                seeds(compared.baseline(), compared.run())));
            }
        }
        return suspicions;
    }

    /**
     * Finds a suspicion that nothing has decided yet: the budget of time was spent before all fresh
     * seeds had run. Until then the run is not compared with its baseline, an accepted run.
     *
     * @param run a whole run
     * @return the progress of the fresh seeds; empty if none are to run any more
     */
    public static Optional<Undecided> undecided(Run run) {
        try {
            return FurtherSeeds.undecided(run);
        } catch (IOException e) {
            // Whoever compares the run says so.
            return Optional.empty();
        }
    }

    private static List<Long> seeds(Baseline baseline, Run run) throws IOException {
        SortedSet<Long> theirs = baseline.run().seeds();
        SortedSet<Long> own = Snapshot.of(run).seeds();
        int most = TIMES * own.size();
        if (theirs.stream().anyMatch(own::contains)) {
            return baseline.held().stream()
                    .filter(seed -> !own.contains(seed))
                    .limit(most)
                    .toList();
        }
        SortedSet<Long> all = new TreeSet<>(theirs);
        all.addAll(own);
        List<Long> fresh = new ArrayList<>();
        for (int i = 1; i <= Math.min(most, baseline.held().size()); i++) {
            fresh.add(all.last() + i);
        }
        return fresh;
    }
}
