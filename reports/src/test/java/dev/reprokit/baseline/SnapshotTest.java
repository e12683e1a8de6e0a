package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.MetricValue.Kind;
import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;

import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

class SnapshotTest {
    private static final MetricValue LOSS = new MetricValue("loss", Kind.FINAL);
    private static final MetricValue ACCURACY = new MetricValue("accuracy", Kind.FINAL);

    /** Counts how often somebody starts to go through the trials. */
    private static final class CountedTrials extends TreeMap<Long, TrialSnapshot> {
        private int passes;

        @Override
        public Collection<TrialSnapshot> values() {
            passes++;
            return super.values();
        }

        @Override
        public Set<Map.Entry<Long, TrialSnapshot>> entrySet() {
            passes++;
            return super.entrySet();
        }
    }

    private final CountedTrials trials = new CountedTrials();

    private ConditionSnapshot inAllSeeds(int seeds) {
        trials.clear();
        for (long seed = 1; seed <= seeds; seed++) {
            SortedMap<MetricValue, Double> values = new TreeMap<>();
            values.put(LOSS, 1.0 / seed);
            if (seed != 2) {
                values.put(ACCURACY, 0.5);
            }
            trials.put(
                    seed,
                    new TrialSnapshot(
                            1, 1, MetricsDigest.parse("digest"), values, Optional.empty()));
        }
        trials.passes = 0;
        return new ConditionSnapshot(new TreeMap<>(), trials, new TreeMap<>()).inAllSeeds();
    }

    @Test
    void onlyWhatAllSeedsHaveStays() {
        assertThat(inAllSeeds(3).trials().values())
                .allMatch(trial -> trial.values().keySet().equals(Set.of(LOSS)))
                .hasSize(3);
        assertThat(inAllSeeds(1).trials().get(1L).values()).containsOnlyKeys(LOSS, ACCURACY);
    }

    @Test
    void moreSeedsTakeNoMorePassesOverAllSeeds() {
        inAllSeeds(3);
        int few = trials.passes;
        inAllSeeds(30);
        assertThat(few).isPositive();
        assertThat(trials.passes).isEqualTo(few);
    }

    private static Snapshot snapshot(String condition, SortedMap<Long, TrialSnapshot> trials) {
        SortedMap<String, ConditionSnapshot> conditions = new TreeMap<>();
        conditions.put(condition, new ConditionSnapshot(new TreeMap<>(), trials, new TreeMap<>()));
        return new Snapshot(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                conditions);
    }

    private static SortedMap<Long, TrialSnapshot> trial(long seed, double loss) {
        SortedMap<MetricValue, Double> values = new TreeMap<>();
        values.put(LOSS, loss);
        SortedMap<Long, TrialSnapshot> one = new TreeMap<>();
        one.put(
                seed,
                new TrialSnapshot(1, 1, MetricsDigest.parse("digest"), values, Optional.empty()));
        return one;
    }

    @Test
    void furtherTrialsAreAddedAndOwnOnesStay() {
        inAllSeeds(1);
        Snapshot own = snapshot("c", trials);

        Snapshot more = own.with(snapshot("c", trial(7, 0.25)));
        assertThat(more.seeds()).containsExactly(1L, 7L);
        // Seed 7 has no accuracy, and a mean without it would be biased.
        assertThat(more.conditions().get("c").trials().get(1L).values()).containsOnlyKeys(LOSS);

        assertThat(own.with(snapshot("c", trial(1, 0.25))).conditions().get("c").trials().get(1L))
                .isEqualTo(own.conditions().get("c").inAllSeeds().trials().get(1L));
        assertThat(own.with(snapshot("other", trial(7, 0.25))).conditions()).containsOnlyKeys("c");
    }
}
