package dev.reprokit.baseline;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The spread of a value over the seeds of unchanged code.
 *
 * @param deviation the standard deviation over seeds, 0 or more, in the metric's unit
 * @param freedom the degrees of freedom behind it, more than 0
 */
record SeedSpread(double deviation, double freedom) {
    /** Returns the standard error of a difference of two means over so many seeds. */
    double error(int before, int now) {
        return deviation * Math.sqrt(1.0 / before + 1.0 / now);
    }

    /**
     * Returns the probability that chance alone moves a mean at least so far up: the upper tail of
     * Student's t.
     *
     * @param difference the mean now minus the mean before, in the metric's unit
     * @param before the number of seeds of the one mean
     * @param now the number of seeds of the other
     * @return p, one-sided; without any spread 0 for a rise, and otherwise 1
     */
    double upperTail(double difference, int before, int now) {
        if (deviation == 0) {
            return difference > 0 ? 0 : 1;
        }
        return TDistribution.of(freedom).survivalProbability(difference / error(before, now));
    }

    /**
     * Returns the number of standard errors that a mean has to move for a one-sided test to notice
     * it with some probability.
     *
     * @param freedom the degrees of freedom of the spread
     * @param level the level of the test
     * @param power the probability
     */
    static double noticeableErrors(double freedom, double level, double power) {
        TDistribution t = TDistribution.of(freedom);
        return t.inverseSurvivalProbability(level) + t.inverseSurvivalProbability(1 - power);
    }
}
