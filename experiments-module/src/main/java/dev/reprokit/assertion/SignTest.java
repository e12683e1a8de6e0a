package dev.reprokit.assertion;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Exact one-sided paired sign test of a strict order.
 *
 * <p>Where the two arms do not differ, each seed is at most as likely as a coin to come out as
 * claimed, so that k of n have probability P(Bin(n, 1/2) &gt;= k) or less. It takes no assumption
 * on the figures' distribution and infinities do no harm. Ties count against the claim, other than
 * in the usual form that drops them: two identical arms then refute 'lower' instead of leaving
 * nothing to test. Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, 3.4.
 *
 * @param n number of seeds
 * @param asClaimed number of seeds at which the strict order is as claimed
 */
record SignTest(int n, int asClaimed) {
    private static final BinomialTest TEST =
            BinomialTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

    /** How likely as many seeds as claimed, or more, are where the arms do not differ. */
    double pFor() {
        return tail(n, asClaimed);
    }

    /** How likely as many seeds against the claim, or more, are where the arms do not differ. */
    double pAgainst() {
        return tail(n, n - asClaimed);
    }

    Outcome at(double confidence) {
        if (pFor() <= 1 - confidence) {
            return Outcome.HOLDS;
        }
        return pAgainst() <= 1 - confidence ? Outcome.REFUTED : Outcome.INCONCLUSIVE;
    }

    /** The least number of seeds at which all being as claimed is enough. */
    static int leastSeeds(double confidence) {
        int n = 1;
        while (tail(n, n) > 1 - confidence) {
            n++;
        }
        return n;
    }

    /** How many of n seeds have to be as claimed; n + 1 where not even all are enough. */
    static int leastAsClaimed(int n, double confidence) {
        int k = n + 1;
        while (k > 0 && tail(n, k - 1) <= 1 - confidence) {
            k--;
        }
        return k;
    }

    private static double tail(int n, int k) {
        return TEST.test(n, k, 0.5).getPValue();
    }
}
