package dev.reprokit.assertion;

import org.apache.commons.statistics.ranking.NaturalRanking;

/** How far one value rises with another, whatever the shape of the rise. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Spearman's rho: the product-moment correlation of the ranks; values that are equal share the
     * mean of their ranks.
     *
     * @param x one value
     * @param y the other, in the same order
     * @return 1 where y always rises with x, -1 where it always falls; NaN where all values of one
     *     are equal
     * @throws IllegalArgumentException if there are not as many of the one as of the other
     */
    public static double spearman(double[] x, double[] y) {
        requirePairs(x, y);
        return Correlation.of(ranks(x), ranks(y));
    }

    /**
     * Kendall's tau-b: of all pairs, those in the same order less those in the opposite one, over
     * the geometric mean of the pairs that are not tied in the one and in the other (M. G. Kendall,
     * Biometrika 33, 1945).
     *
     * @param x one value
     * @param y the other, in the same order
     * @return 1 where y always rises with x, -1 where it always falls; NaN where all values of one
     *     are equal
     * @throws IllegalArgumentException if there are not as many of the one as of the other
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
     * Places in ascending order.
     *
     * @param values any numbers
     * @return the rank of each, from 1; equal values share the mean of their ranks
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
