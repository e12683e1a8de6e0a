package dev.reprokit.assertion;

import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * Rank correlations: measures of how consistently one value rises with another, whatever the shape
 * of the rise.
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Computes Spearman's rho: the product-moment correlation of the ranks, where equal values
     * share the mean of their ranks (C. Spearman, Am. J. Psychol. 15, 1904).
     *
     * @param x one value per pair
     * @param y the other value of each pair, in the same order
     * @return in [-1, 1]: 1 if y always rises with x, -1 if it always falls; NaN if all x or all y
     *     are equal
     * @throws IllegalArgumentException if x and y differ in length
     */
    public static double spearman(double[] x, double[] y) {
        requirePairs(x, y);
        return Correlation.of(ranks(x), ranks(y));
    }

    /**
     * Computes Kendall's tau-b: the number of pairs in the same order less those in opposite order,
     * divided by the geometric mean of the pairs not tied in x and those not tied in y (M. G.
     * Kendall, Biometrika 33, 1945).
     *
     * @param x one value per pair
     * @param y the other value of each pair, in the same order
     * @return in [-1, 1]: 1 if y always rises with x, -1 if it always falls; NaN if all x or all y
     *     are equal
     * @throws IllegalArgumentException if x and y differ in length
     */
    public static double kendall(double[] x, double[] y) {
        requirePairs(x, y);
        long ordered = 0;
        long untiedX = 0;
        long untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int signX = Double.compare(x[i], x[j]);
                int signY = Double.compare(y[i], y[j]);
                ordered += (long) signX * signY;
                untiedX += Math.abs(signX);
                untiedY += Math.abs(signY);
            }
        }
        return ordered / Math.sqrt((double) untiedX * untiedY);
    }

    /**
     * Ranks values in ascending order.
     *
     * @param values any numbers
     * @return the rank of each value, from 1; equal values share the mean of their ranks
     */
    public static double[] ranks(double[] values) {
        return new NaturalRanking().apply(values);
    }

    private static void requirePairs(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "%d values cannot be paired with %d".formatted(x.length, y.length));
        }
    }
}
