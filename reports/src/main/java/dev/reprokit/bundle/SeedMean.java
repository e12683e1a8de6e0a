package dev.reprokit.bundle;

import dev.reprokit.record.result.Estimate;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Arrays;

/** Computes the mean of a metric over seeds with Student's interval, as the pages show it. */
final class SeedMean {
    private static final double CONFIDENCE = 0.9;

    private SeedMean() {}

    /**
     * Computes the mean of finite values.
     *
     * @param values one value per seed, at least one
     * @return the mean, with NaN for the ends of the interval if there is one value
     */
    static Estimate of(double... values) {
        int n = values.length;
        // A sum would miss the value by its rounding.
        boolean areEqual = Arrays.stream(values).allMatch(value -> value == values[0]);
        double mean = areEqual ? values[0] : Mean.of(values).getAsDouble();
        double half = n < 2 ? Double.NaN : areEqual ? 0 : halfWidth(values);
        return new Estimate(mean, mean - half, mean + half, CONFIDENCE, n, "");
    }

    private static double halfWidth(double[] values) {
        return TDistribution.of(values.length - 1.0)
                        .inverseSurvivalProbability((1 - CONFIDENCE) / 2)
                * StandardDeviation.of(values).getAsDouble()
                / Math.sqrt(values.length);
    }
}
