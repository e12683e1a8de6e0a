package dev.reprokit.assertion;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Exact one-sided paired sign test of a strict order.
 *
 * <p>Where the two arms do not differ, each seed is at most as likely as a coin to come out as
 * claimed, so that k of n have probability P(Bin(n, 1/2) &gt;= k) or less. It takes no assumption
 * on the values' distribution and infinities do no harm. Ties count against the claim, other than
 * in the usual form that drops them: two identical arms then refute 'lower' instead of leaving
 * nothing to test. Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, 3.4.
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
                                Text.number(pFor()),
                                word,
                                n - asClaimed,
                                Text.number(pAgainst()));
        return new TestOutcome(outcome(), evidence, advice());
    }

    Decision outcome() {
        if (pFor() <= 1 - confidence) {
            return Decision.HOLDS;
        }
        return pAgainst() <= 1 - confidence ? Decision.REFUTED : Decision.INCONCLUSIVE;
    }

    /** How likely as many seeds as claimed, or more, are where the arms do not differ. */
    double pFor() {
        return tail(n, asClaimed);
    }

    /** How likely as many seeds against the claim, or more, are where the arms do not differ. */
    double pAgainst() {
        return tail(n, n - asClaimed);
    }

    /** The least number of seeds at which all of one mind are enough. */
    static int leastSeeds(double confidence) {
        int seeds = 1;
        while (tail(seeds, seeds) > 1 - confidence) {
            seeds++;
        }
        return seeds;
    }

    /** How many of n seeds have to be of one mind; n at least {@link #leastSeeds}. */
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
