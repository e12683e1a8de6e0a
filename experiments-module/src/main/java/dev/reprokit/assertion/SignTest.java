package dev.reprokit.assertion;

import dev.reprokit.internal.claim.Wording;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Exact one-sided paired sign test of a strict order.
 *
 * <p>If the two arms do not differ, each seed comes out as claimed with probability 1/2 at most, so
 * that k or more of n seeds do with probability P(Bin(n, 1/2) &gt;= k) or less. The test assumes
 * nothing about the distribution of the values and accepts infinities. A tie counts against the
 * claim. The usual form drops ties; counting them makes two identical arms refute 'lower' instead
 * of leaving nothing to test. Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed.
 * 1999, 3.4.
 *
 * @param n number of seeds
 * @param asClaimed number of seeds at which the strict order is as claimed
 * @param confidence one-sided, e.g. 0.95
 */
record SignTest(int n, int asClaimed, double confidence) {
    private static final BinomialTest TEST =
            BinomialTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

    TestOutcome finding(String word) {
        String evidence =
                """
                  test: exact paired sign test, one-sided at %s, a tie counts against the claim
                  %s at %d of %d seeds: p = %s; not %s at %d: p = %s\
                """
                        .formatted(
                                Text.percent(confidence),
                                word,
                                asClaimed,
                                n,
                                Wording.number(pFor()),
                                word,
                                n - asClaimed,
                                Wording.number(pAgainst()));
        return new TestOutcome(outcome(), evidence, advice());
    }

    Decision outcome() {
        if (pFor() <= 1 - confidence) {
            return Decision.HOLDS;
        }
        return pAgainst() <= 1 - confidence ? Decision.REFUTED : Decision.INCONCLUSIVE;
    }

    /** Returns the probability of as many seeds as claimed, or more, if the arms do not differ. */
    double pFor() {
        return tail(n, asClaimed);
    }

    /**
     * Returns the probability of as many seeds against the claim, or more, if the arms do not
     * differ.
     */
    double pAgainst() {
        return tail(n, n - asClaimed);
    }

    /** Returns the smallest number of seeds that decides if all of them agree. */
    static int leastSeeds(double confidence) {
        int seeds = 1;
        while (tail(seeds, seeds) > 1 - confidence) {
            seeds++;
        }
        return seeds;
    }

    /** Returns how many of n seeds have to agree to decide; n is at least {@link #leastSeeds}. */
    static int leastOf(int n, double confidence) {
        int seeds = n;
        while (tail(n, seeds - 1) <= 1 - confidence) {
            seeds--;
        }
        return seeds;
    }

    private String advice() {
        int least = leastSeeds(confidence);
        return n < least
                ? Advice.atLeast(least, "%d can never decide".formatted(n))
                : Advice.more("it takes %d of %d".formatted(leastOf(n, confidence), n));
    }

    private static double tail(int n, int k) {
        return TEST.test(n, k, 0.5).getPValue();
    }
}
