package dev.reprokit.baseline;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction for multiple tests (S. Holm, Scand. J. Statist. 6 (1979) 65-70). It
 * keeps the probability that any true null hypothesis is rejected at or below the level, however
 * the tests depend on each other.
 */
final class Holm {
    private Holm() {}

    /**
     * {@return for each p value its adjusted one: the smallest level at which its hypothesis is
     * rejected}
     */
    static double[] adjusted(double[] p) {
        int[] order =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
