package dev.reprokit.baseline;

import java.util.Arrays;

/**
 * The test of several hypotheses as one (R. J. Simes, Biometrika 73 (1986) 751-754): whether any of
 * them is false.
 */
final class Simes {
    private Simes() {}

    /** {@return the common p of at least one p value} */
    static double p(double[] p) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double common = 1;
        for (int rank = 1; rank <= sorted.length; rank++) {
            common = Math.min(common, sorted.length * sorted[rank - 1] / rank);
        }
        return common;
    }
}
