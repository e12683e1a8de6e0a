package dev.reprokit.plugin.bisect;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * The values of the good and of the bad commits. Both sides are taken as normal with one unknown
 * spread and unknown means.
 *
 * @param good at least two values, in the metric's unit
 * @param bad at least two values, in the metric's unit
 */
record Sides(double[] good, double[] bad) {
    private static final int MOST_SEEDS = 1000;

    /**
     * Tests that the two means are equal, by Student's two-sided t test with pooled variance.
     *
     * @return p; without any spread 1 for equal values and 0 for different ones
     */
    double p() {
        if (spread() == 0) {
            return mean(good) == mean(bad) ? 1 : 0;
        }
        double n = good.length * bad.length / (double) (good.length + bad.length);
        return p(Math.sqrt(n) * distance(), good.length + bad.length - 2);
    }

    /**
     * Says how many seeds a side would tell these means apart, with a standard error to spare.
     *
     * @param level the largest p that tells them apart
     * @return at least 2; empty if a thousand would not do
     */
    OptionalInt enoughSeeds(double level) {
        for (int n = 2; n <= MOST_SEEDS; n++) {
            double t = Math.sqrt(n / 2.0) * distance() - 1;
            if (t > 0 && p(t, 2 * n - 2) <= level) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Compares how well new values fit to the two sides: the logarithm of the likelihood that they
     * belong to the good side over the likelihood that they belong to the bad one. The unknown
     * means and the unknown spread are integrated out with the flat prior for the means and
     * logarithm of the spread, so that few seeds on a side make the ratio less sure.
     *
     * @param values at least one value of one commit
     * @return positive if they fit to the good side; infinite if nothing spreads
     */
    double logLikelihoodRatio(double[] values) {
        double asGood = squares(joined(good, values)) + squares(bad);
        double asBad = squares(good) + squares(joined(bad, values));
        double freedom = good.length + bad.length + values.length - 2;
        return freedom / 2 * (Math.log(asBad) - Math.log(asGood));
    }

    /** {@return sides of which the good one has more values} */
    Sides withGood(double[] values) {
        return new Sides(joined(good, values), bad);
    }

    /** {@return sides of which the bad one has more values} */
    Sides withBad(double[] values) {
        return new Sides(good, joined(bad, values));
    }

    /** {@return the standard deviation between seeds, in the metric's unit} */
    double spread() {
        return Math.sqrt((squares(good) + squares(bad)) / (good.length + bad.length - 2));
    }

    /** {@return the distance of the means in standard deviations} */
    private double distance() {
        return Math.abs(mean(good) - mean(bad)) / spread();
    }

    private static double p(double t, double freedom) {
        return 2 * TDistribution.of(freedom).survivalProbability(t);
    }

    private static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] joined(double[] some, double[] more) {
        return DoubleStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }
}
