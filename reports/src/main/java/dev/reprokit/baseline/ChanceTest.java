package dev.reprokit.baseline;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Student's two-sided t tests for a difference of two means. An exact sign test would assume less,
 * but its smallest p with five pairs is 1/16, which exceeds 5 % even before the correction for
 * several metrics.
 *
 * <p>If the values have no spread, as in two runs of the same deterministic code, chance plays no
 * part: p is 1 if the means are equal and 0 if they differ.
 */
final class ChanceTest {
    /** The relative rounding error up to which two differences count as equal. */
    private static final double ROUNDING = 1e-12;

    private ChanceTest() {}

    /**
     * Tests the differences of pairs. If all differences are equal, as may happen with accuracies
     * over few images, they have no spread, and the values are tested as independent ones.
     *
     * @param before the first value of each pair; at least one
     * @param after the second value of each pair, in the same order
     * @return p; empty for a single pair whose values differ, which has no spread
     */
    static OptionalDouble paired(double[] before, double[] after) {
        double[] differences =
                IntStream.range(0, before.length).mapToDouble(i -> after[i] - before[i]).toArray();
        if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
            return OptionalDouble.of(1);
        }
        if (areEqual(differences, ROUNDING * largest(before, after))) {
            return independent(before, after);
        }
        return OptionalDouble.of(TTest.withDefaults().test(differences).getPValue());
    }

    /**
     * Tests independent values with Welch's t test. If one side has a single value, tests instead
     * whether it lies in the prediction interval of the other side, which is Student's test with
     * pooled variance.
     *
     * @param before at least one value
     * @param after at least one value
     * @return p; empty for two single values that differ, which have no spread
     */
    static OptionalDouble independent(double[] before, double[] after) {
        if (areEqual(before, 0) && areEqual(after, 0)) {
            return withoutSpread(before.length == 1 && after.length == 1, before[0] == after[0]);
        }
        if (before.length > 1 && after.length > 1) {
            TTest welch = TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC);
            return OptionalDouble.of(welch.test(before, after).getPValue());
        }
        double[] several = before.length > 1 ? before : after;
        double single = before.length > 1 ? after[0] : before[0];
        return OptionalDouble.of(predicted(several, single));
    }

    private static double predicted(double[] values, double next) {
        int n = values.length;
        double mean = Mean.of(values).getAsDouble();
        // The t statistic of the values against mu is sqrt(n) (mean - mu) / s; the prediction's is
        // (mean - next) / (s sqrt(1 + 1 / n)): the same for a mu that is nearer by sqrt(n + 1).
        double mu = mean - (mean - next) / Math.sqrt(n + 1.0);
        return TTest.withDefaults().withMu(mu).test(values).getPValue();
    }

    private static OptionalDouble withoutSpread(boolean single, boolean equal) {
        if (equal) {
            return OptionalDouble.of(1);
        }
        return single ? OptionalDouble.empty() : OptionalDouble.of(0);
    }

    private static boolean areEqual(double[] values, double tolerance) {
        return Arrays.stream(values).allMatch(value -> Math.abs(value - values[0]) <= tolerance);
    }

    private static double largest(double[] before, double[] after) {
        return DoubleStream.concat(Arrays.stream(before), Arrays.stream(after))
                .map(Math::abs)
                .max()
                .orElse(0);
    }
}
