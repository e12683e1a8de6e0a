package dev.reprokit.baseline;

import dev.reprokit.baseline.Difference.Kind;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Compares a run with its baseline to the last bit, which requires the same environment and the
 * same seeds.
 */
final class Exactness {
    /**
     * Entries of the environment that may differ: the purpose is to compare results of changed
     * code, and a run need not have the seeds that are held back.
     */
    private static final Set<String> IGNORED =
            Set.of(Snapshot.GIT_COMMIT, Snapshot.REPROKIT, Snapshot.HELD_BACK_MACHINES);

    private final List<String> reasons = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private final SortedSet<Long> held;

    private Exactness(SortedSet<Long> held) {
        this.held = held;
    }

    /**
     * {@return the reason why the run cannot be compared to the last bit, or the first difference
     * of each trial}
     */
    static List<Difference> findings(String experiment, Baseline baseline, Snapshot now) {
        Exactness exactness = new Exactness(baseline.held());
        exactness.compare(baseline.run(), now);
        if (!exactness.reasons.isEmpty()) {
            String message =
                    "exact comparison needs the same environment and seeds; "
                            + String.join("; ", exactness.reasons);
            return List.of(new Difference(Kind.NOT_COMPARABLE, experiment, message));
        }
        return exactness.differences.stream()
                .map(difference -> new Difference(Kind.CHANGED, experiment, difference))
                .toList();
    }

    private void compare(Snapshot before, Snapshot now) {
        reasons.addAll(
                Structure.differences(
                        before.environment(), now.environment(), name -> !IGNORED.contains(name)));
        for (var condition : before.conditions().entrySet()) {
            String id = condition.getKey();
            // Structure reports missing conditions.
            if (now.conditions().containsKey(id)) {
                compare(
                        id,
                        new TreeMap<>(condition.getValue().trials()),
                        now.conditions().get(id).trials());
            }
        }
    }

    private void compare(
            String condition,
            SortedMap<Long, TrialSnapshot> before,
            SortedMap<Long, TrialSnapshot> now) {
        before.keySet().removeIf(seed -> held.contains(seed) && !now.containsKey(seed));
        if (!before.keySet().equals(now.keySet())) {
            reasons.add(
                    "%s had the seeds %s, has %s"
                            .formatted(condition, before.keySet(), now.keySet()));
            return;
        }
        for (var trial : before.entrySet()) {
            TrialSnapshot other = now.get(trial.getKey());
            if (!trial.getValue().digest().equals(other.digest())) {
                differences.add(
                        "%s, seed %s: %s"
                                .formatted(
                                        condition,
                                        trial.getKey(),
                                        firstDifference(trial.getValue(), other)));
            }
        }
    }

    private static String firstDifference(TrialSnapshot before, TrialSnapshot now) {
        if (!before.values().keySet().equals(now.values().keySet())) {
            return "it has other metrics";
        }
        for (Map.Entry<MetricValue, Double> value : before.values().entrySet()) {
            Double other = now.values().get(value.getKey());
            if (!other.equals(value.getValue())) {
                return "%s was %s, is %s"
                        .formatted(value.getKey().words(), value.getValue(), other);
            }
        }
        return "a curve differs before its last epoch, its last value and mean do not";
    }
}
