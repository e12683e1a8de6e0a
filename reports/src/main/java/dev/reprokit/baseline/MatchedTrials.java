package dev.reprokit.baseline;

import dev.reprokit.baseline.Snapshot.TrialSnapshot;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The trials of one condition that are compared with each other.
 *
 * @param before the baseline's
 * @param now the run's; if paired, of the same seeds in the same order
 * @param paired whether both have the same seeds
 */
record MatchedTrials(List<TrialSnapshot> before, List<TrialSnapshot> now, boolean paired) {

    /**
     * Matches trials by their seeds. If both have several seeds in common, only these are compared;
     * otherwise all are.
     *
     * @param before the baseline's by seed
     * @param now the run's by seed
     */
    static MatchedTrials of(
            SortedMap<Long, TrialSnapshot> before, SortedMap<Long, TrialSnapshot> now) {
        SortedSet<Long> common = new TreeSet<>(before.keySet());
        common.retainAll(now.keySet());
        // A test of one pair is impossible, while one of all values is not.
        boolean moreThanOnePair = before.size() > 1 || now.size() > 1;
        if (common.isEmpty() || common.size() == 1 && moreThanOnePair) {
            return new MatchedTrials(
                    List.copyOf(before.values()), List.copyOf(now.values()), false);
        }
        return new MatchedTrials(
                common.stream().map(before::get).toList(),
                common.stream().map(now::get).toList(),
                true);
    }

    /** {@return whether there is nothing to compare} */
    boolean isEmpty() {
        return before.isEmpty() || now.isEmpty();
    }

    /** {@return the baseline's values of a quantity that all trials have} */
    double[] before(MetricValue quantity) {
        return values(before, quantity);
    }

    /** {@return the run's values of a quantity, without the trials that lack it} */
    double[] now(MetricValue quantity) {
        return values(now, quantity);
    }

    private static double[] values(List<TrialSnapshot> trials, MetricValue quantity) {
        return trials.stream()
                .filter(trial -> trial.values().containsKey(quantity))
                .mapToDouble(trial -> trial.values().get(quantity))
                .toArray();
    }
}
