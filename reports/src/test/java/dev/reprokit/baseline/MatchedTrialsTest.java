package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Snapshot.TrialSnapshot;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

class MatchedTrialsTest {
    private static final MetricValue LOSS = new MetricValue("loss", MetricValue.Kind.FINAL);

    /** Trials whose loss is their seed. */
    private static SortedMap<Long, TrialSnapshot> trials(long... seeds) {
        SortedMap<Long, TrialSnapshot> trials = new TreeMap<>();
        for (long seed : seeds) {
            SortedMap<MetricValue, Double> values = new TreeMap<>();
            values.put(LOSS, (double) seed);
            trials.put(
                    seed,
                    new TrialSnapshot(
                            1, 1, MetricsDigest.parse("digest"), values, Optional.empty()));
        }
        return trials;
    }

    private static void assertMatched(MatchedTrials matched, boolean paired, int before, int now) {
        assertThat(matched.paired()).isEqualTo(paired);
        assertThat(matched.before(LOSS)).hasSize(before);
        assertThat(matched.now(LOSS)).hasSize(now);
    }

    @Test
    void severalCommonSeedsArePairsAndAllOthersAreLeftOut() {
        MatchedTrials matched = MatchedTrials.of(trials(1, 2, 3), trials(5, 3, 2));
        assertMatched(matched, true, 2, 2);
        assertThat(matched.before(LOSS)).containsExactly(2, 3).isEqualTo(matched.now(LOSS));
    }

    @Test
    void oneCommonSeedIsAPairOnlyWhereThereIsNoOther() {
        assertMatched(MatchedTrials.of(trials(1), trials(1)), true, 1, 1);
        assertMatched(MatchedTrials.of(trials(1, 2), trials(1)), false, 2, 1);
    }

    @Test
    void otherSeedsAreNoPairs() {
        assertMatched(MatchedTrials.of(trials(1, 2), trials(3, 4, 5)), false, 2, 3);
    }

    @Test
    void withoutTrialsNothingIsCompared() {
        assertThat(MatchedTrials.of(trials(1), trials()).isEmpty()).isTrue();
        assertThat(MatchedTrials.of(trials(1), trials(2)).isEmpty()).isFalse();
    }

    @Test
    void aValueThatATrialLacksIsNotMadeUp() {
        MetricValue accuracy = new MetricValue("accuracy", MetricValue.Kind.FINAL);
        assertThat(MatchedTrials.of(trials(1), trials(1)).now(accuracy)).isEmpty();
    }
}
