package dev.reprokit.assertion;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.OptionalInt;

/**
 * Student's two-sided interval of a mean: m +- t(1 - (1 - c) / 2; n - 1) s / sqrt(n), with s the
 * sample standard deviation (divisor n - 1). Of paired differences it is the interval of the paired
 * t test; at c = 1 - 2 alpha, its lying inside a region is the two one-sided tests at level alpha
 * (D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987) 657-680).
 *
 * @param mean of the values; infinite or NaN where a value is
 * @param deviation the sample standard deviation; NaN for one value or values that are not finite
 * @param low lower end; NaN where the deviation is; the mean where all values are equal
 * @param high upper end, likewise
 * @param n number of values
 * @param confidence two-sided, e.g. 0.90
 */
record TInterval(double mean, double deviation, double low, double high, int n, double confidence) {
    private static final int MANY_SEEDS = 1000;

    static TInterval of(double[] values, double confidence) {
        int n = values.length;
        double mean = Mean.of(values).getAsDouble();
        // One value has no spread: the library says 0 where the sample's deviation is undefined.
        double deviation = n < 2 ? Double.NaN : StandardDeviation.of(values).getAsDouble();
        double half = halfWidth(n, deviation, confidence);
        return new TInterval(mean, deviation, mean - half, mean + half, n, confidence);
    }

    /**
     * How many seeds would give an interval that does not cross a bound this far from the mean, if
     * mean and deviation stayed as they are.
     *
     * @param distance from the mean to the bound that the interval crosses
     * @return the number; empty where it is beyond a thousand or unknown
     */
    OptionalInt seedsToResolve(double distance) {
        for (int seeds = 2; seeds <= MANY_SEEDS; seeds++) {
            if (halfWidth(seeds, deviation, confidence) < distance) {
                return OptionalInt.of(seeds);
            }
        }
        return OptionalInt.empty();
    }

    private static double halfWidth(int n, double deviation, double confidence) {
        if (n < 2) {
            return Double.NaN;
        }
        double t = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
        return t * deviation / Math.sqrt(n);
    }
}
