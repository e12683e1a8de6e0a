package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/**
 * How often the gate errs by a single test, without seeds held back, either way: over 50 metrics
 * whose values are drawn from the same distribution before and now, with no tolerance to help. The
 * share of false alarms must not exceed the 5 % that the gate promises by more than the
 * simulation's own error (1,000 gates: 1.4 points); and one metric of the 50 that got worse is
 * found in at least 90 % of gates, however large it has to be with so few seeds.
 */
@Tag("slow")
class FalseAlarmTest {
    private static final int GATES = 1000;
    private static final int METRICS = 50;
    private static final double MOST = 0.05;
    private static final double POWER = 0.9;

    /** The metric that gets worse, where one does. */
    private static final int SHIFTED = METRICS / 2;

    /** A value of a metric of one seed, so many of its deviations below its mean. */
    private interface Draw {
        double next(SplittableRandom random, int metric, double below);
    }

    private static double alarms(Draw draw, int before, int now, boolean paired) {
        return share(
                draw,
                before,
                now,
                paired,
                0,
                gate -> gate.stream().anyMatch(metric -> metric.outcome().isChange()));
    }

    private static double found(Draw draw, int before, int now, boolean paired, double shift) {
        return share(
                draw,
                before,
                now,
                paired,
                shift,
                gate -> gate.get(SHIFTED).outcome() == Outcome.WORSE);
    }

    private static double share(
            Draw draw,
            int before,
            int now,
            boolean paired,
            double shift,
            Predicate<List<MetricComparison>> counts) {
        SplittableRandom random = new SplittableRandom(1);
        int counted = 0;
        for (int gate = 0; gate < GATES; gate++) {
            List<Candidate> candidates = new ArrayList<>();
            for (int metric = 0; metric < METRICS; metric++) {
                int m = metric;
                double below = metric == SHIFTED ? shift : 0;
                candidates.add(
                        new Candidate(
                                "e",
                                "c" + metric,
                                new MetricValue("test_accuracy", MetricValue.Kind.FINAL),
                                new DeclaredMetric("m", "m", Direction.HIGHER_IS_BETTER),
                                true,
                                draws(() -> draw.next(random, m, 0), before),
                                draws(() -> draw.next(random, m, below), now),
                                paired,
                                Candidate.Held.NONE,
                                false,
                                0,
                                null));
            }
            List<MetricComparison> metrics =
                    Comparison.judged(Ruling.of(candidates), Collections.nCopies(METRICS, null));
            if (counts.test(metrics)) {
                counted++;
            }
        }
        return counted / (double) GATES;
    }

    private static double[] draws(DoubleSupplier value, int n) {
        return DoubleStream.generate(value).limit(n).toArray();
    }

    private static double normal(SplittableRandom random, int metric, double below) {
        return 1 + metric + 0.1 * (1 + metric) * (random.nextGaussian() - below);
    }

    /** Of 200 images; some metrics lie near chance, some are almost saturated. */
    private static double accuracy(SplittableRandom random, int metric, double below) {
        double share = 0.1 + 0.89 * metric / METRICS;
        double deviation = Math.sqrt(200 * share * (1 - share));
        double right = 200 * share + deviation * (random.nextGaussian() - below);
        return Math.max(0, Math.min(200, Math.rint(right))) / 200;
    }

    @Test
    void fivePairs() {
        assertThat(alarms(FalseAlarmTest::normal, 5, 5, true)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void fiveSeedsAgainstFiveOthers() {
        assertThat(alarms(FalseAlarmTest::normal, 5, 5, false)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void oneSeedAgainstFiveOthers() {
        assertThat(alarms(FalseAlarmTest::normal, 5, 1, false)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void accuraciesOfFewImagesInPairs() {
        assertThat(alarms(FalseAlarmTest::accuracy, 5, 5, true)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void accuraciesOfFewImagesOfOtherSeeds() {
        assertThat(alarms(FalseAlarmTest::accuracy, 5, 5, false)).isLessThanOrEqualTo(MOST);
    }

    /** Seeds deal as much as before, so that pairing gains nothing: the hardest case. */
    @Test
    void fivePairsFindTenDeviations() {
        assertThat(found(FalseAlarmTest::normal, 5, 5, true, 10)).isGreaterThanOrEqualTo(POWER);
        assertThat(found(FalseAlarmTest::accuracy, 5, 5, true, 10)).isGreaterThanOrEqualTo(POWER);
    }

    @Test
    void fiveOtherSeedsFindSixDeviations() {
        assertThat(found(FalseAlarmTest::normal, 5, 5, false, 6)).isGreaterThanOrEqualTo(POWER);
        assertThat(found(FalseAlarmTest::accuracy, 5, 5, false, 6)).isGreaterThanOrEqualTo(POWER);
    }

    @Test
    void oneSeedFindsTwentyDeviations() {
        assertThat(found(FalseAlarmTest::normal, 5, 1, false, 20)).isGreaterThanOrEqualTo(POWER);
    }
}
