package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Drift.Followed;
import dev.reprokit.baseline.HistoryEntry.Kind;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How often a drift is told where there is none, and how often where there is one: over 1,000
 * made-up histories of 20 values of five seeds each. Each history is tested anew with every entry
 * that is added, as a nightly job does; the tests say where it is tested at its end only.
 */
@Tag("slow")
class DriftSimulationTest {
    private static final int HISTORIES = 1000;
    private static final int SERIES = 20;
    private static final int SEEDS = 5;
    private static final double DEVIATION = 0.023;

    /** The largest share of false alarms in one check, and in all checks of a growing history. */
    private static final double ONCE = 0.01;

    private static final double EVER = 0.05;

    /** The step of the value that drifts from entry to entry, in deviations between its seeds. */
    private static final double STEP = -0.3;

    /** The value that drifts, where one does. */
    private static final int DRIFTING = SERIES / 2;

    /** Draws one seed's distance from its mean, in its deviations. */
    private interface Draw {
        double next(SplittableRandom random);
    }

    /**
     * What is made up.
     *
     * @param entries the number of different draws
     * @param nights how often each of them is recorded
     * @param kind why they are recorded
     * @param step how far the value that drifts moves with each draw, in deviations
     * @param shift how far each draw strays in all its seeds, in deviations
     * @param draw draws one seed
     */
    private record Made(int entries, int nights, Kind kind, double step, double shift, Draw draw) {}

    private static Made unchanged(int entries) {
        return new Made(entries, 1, Kind.RUN, 0, 0, SplittableRandom::nextGaussian);
    }

    private static HistoryEntry entry(Made made, int number, SplittableRandom random) {
        TreeMap<HistorySeries, HistoryValue> values = new TreeMap<>();
        for (int series = 0; series < SERIES; series++) {
            double moved = series == DRIFTING ? made.step() * number : 0;
            double shift = made.shift() * random.nextGaussian();
            double[] seeds = new double[SEEDS];
            for (int seed = 0; seed < SEEDS; seed++) {
                seeds[seed] = 0.8 + DEVIATION * (moved + shift + made.draw().next(random));
            }
            double mean = Arrays.stream(seeds).average().orElseThrow();
            double squares = Arrays.stream(seeds).map(x -> (x - mean) * (x - mean)).sum();
            values.put(
                    series(series),
                    new HistoryValue(SEEDS, mean, Math.sqrt(squares / (SEEDS - 1))));
        }
        return new HistoryEntry(
                Instant.EPOCH.plusSeconds(number), made.kind(), "c" + number, "CPU", "r", values);
    }

    private static HistorySeries series(int number) {
        return new HistorySeries("c%02d".formatted(number), "test_accuracy");
    }

    private static List<Difference> told(List<HistoryEntry> entries) {
        List<Followed> followed = new ArrayList<>();
        for (int series = 0; series < SERIES; series++) {
            followed.add(
                    new Followed(
                            "e",
                            series(series),
                            new DeclaredMetric(
                                    "test_accuracy", "test_accuracy", Direction.HIGHER_IS_BETTER),
                            Tolerance.usual("test_accuracy"),
                            List.copyOf(entries)));
        }
        return Drift.tested(followed);
    }

    /**
     * {@return the share of histories in which something is told by the last entry at the latest}
     */
    private static double everTold(Made made) {
        return share(made, 1, told -> !told.isEmpty());
    }

    private static double toldAtTheEnd(Made made) {
        return share(made, made.entries(), told -> !told.isEmpty());
    }

    /** {@return the share of histories in which just the value that drifts is told at the end} */
    private static double found(Made made) {
        return share(
                made,
                made.entries(),
                told ->
                        told.size() == 1
                                && told.get(0).message().startsWith("c%d,".formatted(DRIFTING)));
    }

    private static double share(Made made, int firstCheck, Predicate<List<Difference>> counts) {
        SplittableRandom random = new SplittableRandom(1);
        int counted = 0;
        for (int history = 0; history < HISTORIES; history++) {
            List<HistoryEntry> entries = new ArrayList<>();
            boolean any = false;
            for (int number = 0; number < made.entries(); number++) {
                HistoryEntry entry = entry(made, number, random);
                for (int night = 0; night < made.nights(); night++) {
                    entries.add(entry);
                }
                any |= number + 1 >= firstCheck && counts.test(told(entries));
            }
            counted += any ? 1 : 0;
        }
        return counted / (double) HISTORIES;
    }

    /** Draws with heavy tails: Student's t with 3 degrees of freedom, at variance 1. */
    private static double heavyTailed(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares);
    }

    @Test
    void oneCheckOfAnUnchangedProjectTellsNothing() {
        assertThat(toldAtTheEnd(unchanged(12))).isLessThanOrEqualTo(ONCE);
    }

    @Test
    void norDoThirtyChecksOfAGrowingHistory() {
        assertThat(everTold(unchanged(30))).isLessThanOrEqualTo(EVER);
    }

    @Test
    void norAsBaselinesThatAreAllAccepted() {
        assertThat(
                        toldAtTheEnd(
                                new Made(
                                        30,
                                        1,
                                        Kind.BASELINE,
                                        0,
                                        0,
                                        SplittableRandom::nextGaussian)))
                .isLessThanOrEqualTo(ONCE);
    }

    @Test
    void norWithHeavyTails() {
        assertThat(toldAtTheEnd(new Made(30, 1, Kind.RUN, 0, 0, DriftSimulationTest::heavyTailed)))
                .isLessThanOrEqualTo(ONCE);
    }

    /** Twelve draws, each of them five nights: the sixty entries are no sixty results. */
    @Test
    void norWhereEveryDrawIsRepeatedOverNights() {
        assertThat(toldAtTheEnd(new Made(12, 5, Kind.RUN, 0, 0, SplittableRandom::nextGaussian)))
                .isLessThanOrEqualTo(ONCE);
    }

    /** Each change of code moves all seeds alike, by as much as seeds differ, to and fro. */
    @Test
    void norWhereCodeMovesAllSeedsToAndFro() {
        assertThat(toldAtTheEnd(new Made(12, 1, Kind.RUN, 0, 1, SplittableRandom::nextGaussian)))
                .isLessThanOrEqualTo(ONCE);
    }

    @Test
    void aDriftBelowEveryToleranceIsTold() {
        Made drifting = new Made(12, 1, Kind.RUN, STEP, 0, SplittableRandom::nextGaussian);

        assertThat(Math.abs(STEP) * DEVIATION)
                .isLessThan(Tolerance.usual("test_accuracy").around(0.8));
        assertThat(found(drifting)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void soIsOneThatIsAcceptedStepByStep() {
        assertThat(found(new Made(12, 1, Kind.BASELINE, STEP, 0, SplittableRandom::nextGaussian)))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void soIsOneOfHeavyTails() {
        assertThat(found(new Made(12, 1, Kind.RUN, STEP, 0, DriftSimulationTest::heavyTailed)))
                .isGreaterThanOrEqualTo(0.9);
    }
}
