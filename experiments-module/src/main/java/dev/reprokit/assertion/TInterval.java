package dev.reprokit.assertion;

import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.Estimate;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Student's two-sided interval of a mean: m +- t(1 - (1 - c) / 2; n - 1) s / sqrt(n), with s the
 * sample standard deviation (divisor n - 1). For paired differences it is the interval of the
 * paired t test. At c = 1 - 2 alpha, an interval inside a region is equivalent to the two one-sided
 * tests at level alpha (D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987) 657-680).
 *
 * @param mean mean of the values; infinite or NaN if a value is
 * @param deviation sample standard deviation; NaN for one value or values that are not finite
 * @param low lower end; NaN if the deviation is; the mean if all values are equal
 * @param high upper end, likewise
 * @param n number of values
 * @param confidence two-sided, e.g. 0.90
 */
record TInterval(double mean, double deviation, double low, double high, int n, double confidence) {
    private static final int MANY_SEEDS = 1000;

    static TInterval of(double[] values, double confidence) {
        int n = values.length;
        double mean = mean(values);
        double half = halfWidth(n, deviation(values), confidence);
        return new TInterval(mean, deviation(values), mean - half, mean + half, n, confidence);
    }

    /**
     * Returns the mean; for equal values exactly that value, which a sum would miss by its
     * rounding.
     */
    static double mean(double[] values) {
        return areEqual(values) ? values[0] : Mean.of(values).getAsDouble();
    }

    private static double deviation(double[] values) {
        if (values.length < 2 || Double.isInfinite(values[0])) {
            return Double.NaN;
        }
        return areEqual(values) ? 0 : StandardDeviation.of(values).getAsDouble();
    }

    private static boolean areEqual(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /**
     * Tests if the mean lies in a region: the interval inside the region supports it, outside
     * refutes it, across a bound leaves it undecided.
     *
     * @param region the region in which the mean is claimed to lie
     * @param evidence the interval in words
     */
    TestOutcome finding(Region region, String evidence) {
        return new TestOutcome(outcome(region), evidence, advice(region));
    }

    Decision outcome(Region region) {
        if (region.contains(low) && region.contains(high)) {
            return Decision.HOLDS;
        }
        return region.isAbove(high) || region.isBelow(low)
                ? Decision.REFUTED
                : Decision.INCONCLUSIVE;
    }

    /** Returns the number of seeds that would decide if mean and deviation stayed as they are. */
    OptionalInt seedsToDecide(Region region) {
        double distance = region.distanceToBound(mean);
        return IntStream.rangeClosed(2, MANY_SEEDS)
                .filter(seeds -> halfWidth(seeds, deviation, confidence) < distance)
                .findFirst();
    }

    /**
     * Returns the interval of the geometric mean, given that of the mean logarithm; its deviation
     * is NaN.
     */
    TInterval exp() {
        return new TInterval(
                Math.exp(mean), Double.NaN, Math.exp(low), Math.exp(high), n, confidence);
    }

    /** Formats mean, interval and n, e.g. {@code 4.2 epochs, 90 % interval [3.1, 5.3], n = 5}. */
    String inWords(String unit) {
        return "%s, %s interval [%s, %s], n = %d"
                .formatted(
                        Wording.inWords(mean, unit),
                        Text.percent(confidence),
                        Wording.number(low),
                        Wording.number(high),
                        n);
    }

    Estimate asEstimate(String unit) {
        return new Estimate(mean, low, high, confidence, n, unit);
    }

    private String advice(Region region) {
        if (!Double.isFinite(mean)) {
            return "  epochs: there is no mean if a seed never reaches the threshold; train for longer";
        }
        if (n < 2) {
            return Advice.atLeast(2, "one has no spread");
        }
        OptionalInt seeds = seedsToDecide(region);
        return Advice.more(
                seeds.isPresent()
                        ? "about %d would decide with this mean and spread"
                                .formatted(seeds.getAsInt())
                        : "over %d would be needed with this mean and spread"
                                .formatted(MANY_SEEDS));
    }

    private static double halfWidth(int n, double deviation, double confidence) {
        if (n < 2) {
            return Double.NaN;
        }
        double t = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
        return t * deviation / Math.sqrt(n);
    }
}
