package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Drift.Followed;
import dev.reprokit.baseline.HistoryEntry.Kind;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

class DriftTest {
    private static final HistorySeries SERIES = new HistorySeries("with", "test_accuracy");

    private final List<HistoryEntry> entries = new ArrayList<>();

    /** Means of five seeds, each a night later than the last. */
    private DriftTest runs(double... means) {
        for (double mean : means) {
            add(Kind.RUN, mean);
        }
        return this;
    }

    private void add(Kind kind, double mean) {
        TreeMap<HistorySeries, HistoryValue> values = new TreeMap<>();
        values.put(SERIES, new HistoryValue(5, mean, 0.01));
        entries.add(
                new HistoryEntry(
                        Instant.parse("2026-01-01T02:00:00Z").plusSeconds(86400L * entries.size()),
                        kind,
                        "commit" + entries.size(),
                        "CPU",
                        "run-" + entries.size(),
                        values));
    }

    private List<String> told(Direction direction) {
        return Drift.tested(
                        List.of(
                                new Followed(
                                        "e",
                                        SERIES,
                                        new DeclaredMetric("test_accuracy", "accuracy", direction),
                                        Tolerance.usual("test_accuracy"),
                                        entries)))
                .stream()
                .map(Difference::inWords)
                .toList();
    }

    private List<String> told() {
        return told(Direction.HIGHER_IS_BETTER);
    }

    @Test
    void aFallIsToldWithItsEnds() {
        runs(0.80, 0.796, 0.789, 0.785, 0.781, 0.774, 0.771, 0.765);

        assertThat(told()).hasSize(1);
        assertThat(told().get(0))
                .matches(
                        "e, drift: with, accuracy after the last epoch drifts for the worse: 0.8 at"
                                + " commit0 \\(2026-01-01\\), 0.765 at commit7 \\(2026-01-08\\),"
                                + " over 8 different results; p = [0-9.E-]+, corrected for 1"
                                + " tests?");
        assertThat(told(Direction.LOWER_IS_BETTER).get(0)).contains(" drifts for the better: ");
        assertThat(Difference.Kind.DRIFT.isFailure()).isFalse();
    }

    @Test
    void fewerThanSixResultsAreNotTested() {
        runs(0.80, 0.78, 0.76, 0.74, 0.72);
        assertThat(told()).isEmpty();
        runs(0.70);
        assertThat(told()).hasSize(1);
    }

    @Test
    void theSameDrawCountsOnceHoweverOftenItComes() {
        // Two kinds of machines take turns; then one of them is no more.
        for (int night = 0; night < 20; night++) {
            runs(0.80, 0.79);
        }
        runs(0.78, 0.78, 0.78, 0.77, 0.77);
        assertThat(told()).isEmpty();
    }

    @Test
    void aDriftThatWasTakenBackIsNone() {
        runs(0.80, 0.796, 0.789, 0.785, 0.781, 0.774, 0.771, 0.765);
        assertThat(told()).hasSize(1);
        runs(0.80);
        assertThat(told()).isEmpty();
    }

    @Test
    void aStepThatWasAcceptedWithOpenEyesIsNoDrift() {
        add(Kind.BASELINE, 0.80);
        runs(0.801, 0.799, 0.802, 0.798);
        add(Kind.BASELINE, 0.75);
        runs(0.751, 0.749, 0.752, 0.748, 0.7505, 0.7495);
        assertThat(told()).isEmpty();
    }

    @Test
    void smallStepsThatWereAcceptedAreOne() {
        for (int step = 0; step < 8; step++) {
            add(Kind.BASELINE, 0.80 - 0.006 * step + 0.0005 * (step % 3));
        }
        assertThat(told()).hasSize(1);
    }

    @Test
    void meansThatScatterFurtherThanTheirSeedsSayAreNone() {
        runs(0.80, 0.70, 0.78, 0.72, 0.79, 0.69, 0.77, 0.68);
        assertThat(told()).isEmpty();
    }

    @Test
    void seedsThatDifferMoreThanMeansDoAreNone() {
        // A line as straight as a ruler, a tenth of the seeds' deviation long.
        runs(0.80, 0.7998, 0.7996, 0.7994, 0.7992, 0.799);
        assertThat(told()).isEmpty();
    }

    @Test
    void oneSeedIsMeasuredByTheScatterAlone() {
        runs(0.80, 0.796, 0.789, 0.785, 0.781, 0.774, 0.771, 0.765);
        entries.replaceAll(
                entry -> {
                    TreeMap<HistorySeries, HistoryValue> single = new TreeMap<>();
                    single.put(SERIES, new HistoryValue(1, entry.values().get(SERIES).mean(), 0));
                    return new HistoryEntry(
                            entry.time(), Kind.RUN, entry.commit(), "CPU", entry.run(), single);
                });
        assertThat(told()).hasSize(1);
    }

    @Test
    void entriesThatLackTheValueAreNoResults() {
        runs(0.80, 0.796, 0.789, 0.785, 0.781);
        for (int night = 0; night < 9; night++) {
            runs(0);
            entries.get(entries.size() - 1).values().clear();
        }
        assertThat(told()).isEmpty();
    }
}
