package dev.reprokit.assertion;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The assertions as a user's own JUnit test has them, on curves that rise as 1 - exp(-rate t). */
class LrnRemovalClaimsTest {
    private final Map<Long, LearningCurve> with = curves(seed -> 0.20 + 0.01 * seed);
    private final Map<Long, LearningCurve> without = curves(seed -> 0.35 + 0.01 * seed);

    @Test
    void withoutLrnTheNetworkLearnsFaster() {
        assertThat(epochsTo95(without, "without LRN")).isFasterThan(epochsTo95(with, "with LRN"));
    }

    @Test
    void withoutLrnTheFinalAccuracyIsTheSame() {
        SeedValues finalWith = SeedValues.of("final, with", "", with, LearningCurve::last);
        SeedValues finalWithout = SeedValues.of("final, without", "", without, LearningCurve::last);

        assertThat(finalWithout).as("L4").isEquivalentTo(finalWith, 0.01).areAllAtLeast(0.99);
    }

    @Test
    void everySeedMemorises() {
        with.values().forEach(curve -> assertThat(curve).reaches(0.98).withinEpochs(20));
    }

    private static SeedValues epochsTo95(Map<Long, LearningCurve> curves, String arm) {
        return SeedValues.of(
                "epochs to 95 % train accuracy, " + arm,
                "epochs",
                curves,
                curve -> curve.epochsToReach(0.95));
    }

    private static Map<Long, LearningCurve> curves(LongFunction<Double> rate) {
        Map<Long, LearningCurve> curves = new TreeMap<>();
        for (long seed = 1; seed <= 5; seed++) {
            double ofSeed = rate.apply(seed);
            double[] accuracy =
                    LongStream.rangeClosed(1, 30)
                            .mapToDouble(epoch -> 1 - Math.exp(-ofSeed * epoch))
                            .toArray();
            curves.put(seed, LearningCurve.of("train_accuracy, seed " + seed, accuracy));
        }
        return curves;
    }
}
