package dev.reprokit.baseline;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;

/**
 * What the spreads of many values of one kind say about the spread of each: a scaled inverse chi
 * squared distribution of variances, fitted by the moments of their logarithms (G. K. Smyth, Stat.
 * Appl. Genet. Mol. Biol. 3 (2004) 3, section 6.2).
 *
 * @param variance the typical variance over seeds; 0 if nothing is known
 * @param freedom the number of degrees of freedom that this is worth, 0 or more
 */
record SpreadPrior(double variance, double freedom) {
    /** The knowledge that a value of unknown kind has: none. */
    static final SpreadPrior NONE = new SpreadPrior(0, 0);

    /** The number of values below which their spreads say nothing of each other's. */
    private static final int FEWEST = 4;

    /**
     * Fits the prior.
     *
     * @param variances sample variances over seeds, each above 0
     * @param freedoms their degrees of freedom, each above 0
     * @return the prior; {@link #NONE} if there are fewer than four variances
     */
    static SpreadPrior fit(double[] variances, double[] freedoms) {
        int n = variances.length;
        if (n < FEWEST) {
            return NONE;
        }
        double[] logs = new double[n];
        double[] sampling = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            double half = freedoms[i] / 2;
            logs[i] = Math.log(variances[i]) - Digamma.value(half) + Math.log(half);
            sampling[i] = Trigamma.value(half);
            all += freedoms[i];
        }
        double mean = Mean.of(logs).getAsDouble();
        double excess = Variance.of(logs).getAsDouble() - Mean.of(sampling).getAsDouble();
        // More than the values' own degrees of freedom cannot be known of their common spread.
        double half = excess > 0 ? Math.min(halfFreedom(excess), all / 2) : all / 2;
        return new SpreadPrior(Math.exp(mean + Digamma.value(half) - Math.log(half)), 2 * half);
    }

    /** Solves trigamma(x) = y, which falls strictly with x, by halving in logarithms. */
    private static double halfFreedom(double y) {
        double low = 1e-3;
        double high = 1e6;
        while (high / low > 1 + 1e-12) {
            double middle = Math.sqrt(low * high);
            if (Trigamma.value(middle) > y) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Shrinks the variance of one value towards that of its kind (Smyth 2004, equation 3).
     *
     * @param sample its sample variance, 0 or more
     * @param own its degrees of freedom, 0 or more
     * @return the moderated spread; null if there are no degrees of freedom at all
     */
    @Nullable SeedSpread moderated(double sample, double own) {
        double total = freedom + own;
        return total == 0
                ? null
                : new SeedSpread(Math.sqrt((freedom * variance + own * sample) / total), total);
    }
}
