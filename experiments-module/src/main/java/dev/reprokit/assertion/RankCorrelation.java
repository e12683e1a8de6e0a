package dev.reprokit.assertion;

import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * Spearman's rho and Kendall's tau-b, two rank correlation coefficients: they measure, from -1 to
 * 1, how consistently one value rises with another, whatever the shape of the rise.
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Computes Spearman's rho: Pearson's product-moment correlation of the ranks, where equal
     * values share the mean of their ranks (C. Spearman, Am. J. Psychol. 15, 1904).
     *
     * @param x one value per pair; at least one pair
     * @param y the other value of each pair, in the same order
     * @return in [-1, 1]: 1 if y always rises with x, -1 if y always falls as x rises; NaN if all x
     *     or all y are equal, as with a single pair
     * @throws IllegalArgumentException if x and y differ in length, or a value is NaN
     */
    public static double spearman(double[] x, double[] y) {
        requirePairs(x, y);
        return Correlation.of(ranks(x), ranks(y));
    }

    /**
     * Computes Kendall's tau-b (M. G. Kendall, Biometrika 33, 1945), which compares every pair (x,
     * y) with every other. Two pairs are concordant if the one with the larger x also has the
     * larger y, discordant if it has the smaller y. Tau-b is {@code (c - d) / sqrt(a b)}, where c
     * of these comparisons are concordant, d discordant, a have different x and b different y.
     *
     * @param x one value per pair; at least one pair
     * @param y the other value of each pair, in the same order
     * @return in [-1, 1]: 1 if y always rises with x, -1 if y always falls as x rises; NaN if all x
     *     or all y are equal, as with a single pair
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
     * @return the rank of each value, in the order of {@code values}: 1 for the smallest; equal
     *     values share the mean of their ranks
     * @throws IllegalArgumentException if a value is NaN
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
