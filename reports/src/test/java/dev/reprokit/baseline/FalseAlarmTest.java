package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * How often an unchanged project fails: gates over 50 metrics whose values are drawn from the same
 * distribution before and now, with no tolerance to help. The share of alarms must not exceed the 5
 * % that the gate promises by more than the simulation's own error (1,000 gates: 1.4 points).
 */
class FalseAlarmTest {
    private static final int GATES = 1000;
    private static final int METRICS = 50;
    private static final double MOST = 0.05;

    /** A value of a metric, of a seed. */
    private interface Draw {
        double next(SplittableRandom random, int metric);
    }

    private static double alarms(Draw draw, int before, int now, boolean paired) {
        SplittableRandom random = new SplittableRandom(1);
        int alarms = 0;
        for (int gate = 0; gate < GATES; gate++) {
            List<Candidate> candidates = new ArrayList<>();
            for (int metric = 0; metric < METRICS; metric++) {
                int m = metric;
                candidates.add(
                        new Candidate(
                                "e",
                                "c" + metric,
                                new Quantity("test_accuracy", Quantity.Kind.FINAL),
                                draws(() -> draw.next(random, m), before),
                                draws(() -> draw.next(random, m), now),
                                paired,
                                0));
            }
            if (Comparison.tested(candidates, new ArrayList<>(), List.of()).failsFor("e")) {
                alarms++;
            }
        }
        return alarms / (double) GATES;
    }

    private static double[] draws(DoubleSupplier value, int n) {
        return DoubleStream.generate(value).limit(n).toArray();
    }

    private static double normal(SplittableRandom random, int metric) {
        return 1 + metric + 0.1 * (1 + metric) * random.nextGaussian();
    }

    /** Of 200 images; some metrics lie near chance, some are almost saturated. */
    private static double accuracy(SplittableRandom random, int metric) {
        double share = 0.1 + 0.89 * metric / METRICS;
        double right = 200 * share + Math.sqrt(200 * share * (1 - share)) * random.nextGaussian();
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
}
