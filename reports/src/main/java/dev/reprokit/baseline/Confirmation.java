package dev.reprokit.baseline;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Decides about a suspicion by values that had no part in it: the baseline's seeds that are held
 * back, and as many of the run. So it costs nothing that the largest of many differences was
 * chosen. The tests are one-sided, in the direction of the suspicion.
 *
 * <p>A t test alone would trust the normal distribution far out in its tails. So p counts only if a
 * test of ranks agrees, or if more seeds than chance allows lie outside of all that the baseline
 * has seen.
 */
final class Confirmation {
    /** The level at which a test of ranks must agree. */
    static final double RANKS = 0.005;

    /** The level at which, instead, the number of seeds beyond the baseline's whole range may. */
    private static final double BEYOND = 0.01;

    private final double[] before;
    private final double[] now;
    private final boolean paired;

    private Confirmation(double[] before, double[] now, boolean paired) {
        this.before = before;
        this.now = now;
        this.paired = paired;
    }

    /**
     * Tests whether a value really moved as the screen suggests.
     *
     * @param candidate a value with a confirmation
     * @param spread the spread of the baseline's values that are held back; null if unknown
     * @return p, one-sided
     */
    static double p(Candidate candidate, @Nullable SeedSpread spread) {
        double up = Math.signum(candidate.difference());
        Confirmation risen =
                new Confirmation(
                        times(candidate.held().before(), up),
                        times(candidate.held().now(), up),
                        // Seeds that drew other numbers do not belong together in pairs.
                        candidate.held().paired() && candidate.sameDraw());
        return risen.isSeenWithoutADistribution() ? risen.p(spread) : 1;
    }

    private static double[] times(double[] values, double sign) {
        return Arrays.stream(values).map(value -> sign * value).toArray();
    }

    private double p(@Nullable SeedSpread spread) {
        double difference = Candidate.mean(now) - Candidate.mean(before);
        double byBaseline =
                spread == null ? 1 : spread.upperTail(difference, before.length, now.length);
        if (!paired) {
            return byBaseline;
        }
        double[] differences = new double[now.length];
        Arrays.setAll(differences, i -> now[i] - before[i]);
        if (Arrays.stream(differences).allMatch(change -> change == differences[0])) {
            return difference > 0 ? byBaseline : 1;
        }
        double byPairs =
                TTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(differences)
                        .getPValue();
        return Math.min(1, 2 * Math.min(byBaseline, byPairs));
    }

    private boolean isSeenWithoutADistribution() {
        double highest = Arrays.stream(before).max().orElseThrow();
        int beyond = (int) Arrays.stream(now).filter(value -> value > highest).count();
        return exceedance(beyond, now.length, before.length) <= BEYOND
                || MannWhitneyUTest.withDefaults()
                                .with(AlternativeHypothesis.GREATER_THAN)
                                .test(now, before)
                                .getPValue()
                        <= RANKS
                || paired && signedRank() <= RANKS;
    }

    private double signedRank() {
        boolean moved = false;
        for (int i = 0; i < now.length; i++) {
            moved |= now[i] != before[i];
        }
        return moved
                ? WilcoxonSignedRankTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(now, before)
                        .getPValue()
                : 1;
    }

    /**
     * Returns the probability that at least so many of some new values lie above all old ones, if
     * all come from one distribution: all orders are equally likely then.
     */
    static double exceedance(int beyond, int fresh, int old) {
        double p = 1;
        for (int i = 0; i < beyond; i++) {
            p *= (double) (fresh - i) / (fresh + old - i);
        }
        return p;
    }
}
