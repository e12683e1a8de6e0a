package dev.reprokit.baseline;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;

/**
 * Tests a value by a run and its baseline alone, where no seeds are held back. One seed against one
 * is tested over the test images, if it is known how much more than images seeds differ. Two tests
 * share the level: Student's or Welch's, whose spread is that of the differences, and one whose
 * spread is the baseline's, which sees a collapse that the other one takes for noise. The second
 * counts only if two seeds lie outside of all that the baseline has seen, since its spread is a
 * guess from few seeds, and only for final test accuracies: other values have tails in which such a
 * guess errs too often.
 */
final class SingleTest {
    /**
     * The shares of the level, which make three quarters of it: tails heavier than normal need the
     * rest.
     */
    static final double OWN_SPREAD = 0.5;

    static final double BASELINE_SPREAD = 0.25;

    private static final int SEEDS_OUTSIDE = 2;

    private SingleTest() {}

    /**
     * Tests a candidate.
     *
     * @param candidate the values
     * @param spread the baseline's spread; null if nothing is known of it
     * @return p, two-sided; empty for single values that differ, if the spread is unknown, too
     */
    static OptionalDouble p(Candidate candidate, @Nullable SeedSpread spread) {
        OptionalDouble own = ownSpread(candidate);
        if (own.isEmpty() && candidate.byImages() != null) {
            return OptionalDouble.of(candidate.byImages());
        }
        if (spread == null || !takesSpreadOfBaseline(candidate) && own.isPresent()) {
            return own;
        }
        double moderated = isOutside(candidate) ? baselineSpread(candidate, spread) : 1;
        return OptionalDouble.of(
                own.isEmpty()
                        ? moderated
                        : Math.min(
                                1,
                                Math.min(
                                        own.getAsDouble() / OWN_SPREAD,
                                        moderated / BASELINE_SPREAD)));
    }

    /** {@return whether the second test counts: for accuracies that are tested first} */
    static boolean takesSpreadOfBaseline(Candidate candidate) {
        return candidate.isPrimary() && candidate.isAccuracy();
    }

    /** {@return p of the t test that takes its spread from the values themselves, two-sided} */
    static OptionalDouble ownSpread(Candidate candidate) {
        return candidate.paired()
                ? ChanceTest.paired(candidate.before(), candidate.now())
                : ChanceTest.independent(candidate.before(), candidate.now());
    }

    /** {@return p of the t test that takes its spread from the baseline, two-sided} */
    static double baselineSpread(Candidate candidate, SeedSpread spread) {
        double difference = Math.abs(candidate.difference());
        return Math.min(
                1,
                2
                        * spread.upperTail(
                                difference, candidate.before().length, candidate.now().length));
    }

    private static boolean isOutside(Candidate candidate) {
        DoubleSummaryStatistics before = Arrays.stream(candidate.before()).summaryStatistics();
        double low = before.getMin() - candidate.tolerance();
        double high = before.getMax() + candidate.tolerance();
        long below = Arrays.stream(candidate.now()).filter(value -> value < low).count();
        long above = Arrays.stream(candidate.now()).filter(value -> value > high).count();
        return Math.max(below, above) >= Math.min(SEEDS_OUTSIDE, candidate.now().length);
    }
}
