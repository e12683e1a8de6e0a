package dev.reprokit.assertion;

import static java.util.Objects.requireNonNull;

import dev.reprokit.internal.claim.Criteria;

import org.assertj.core.api.AbstractAssert;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Assertions over one value per seed, alone or paired by seed with another arm.
 *
 * <p>Each statistical assertion ends in one of three ways: it holds and returns; it is refuted at
 * the stated confidence and throws an {@link AssertionError}; or there is too little evidence and
 * it throws an {@link InconclusiveError}. A value that is NaN (its run diverged) and seeds without
 * a partner throw {@link IllegalArgumentException}: there is nothing valid to judge.
 */
public class SeedValuesAssert extends AbstractAssert<SeedValuesAssert, SeedValues> {
    private double confidence = 0.95;

    /**
     * Asserts at 95 % confidence, one-sided.
     *
     * @param actual the values
     */
    public SeedValuesAssert(SeedValues actual) {
        super(actual, SeedValuesAssert.class);
    }

    /**
     * Sets the one-sided confidence of the assertions that follow; 0.95 without it.
     *
     * @param confidence between 0.5 and 1, both excluded. Intervals are two-sided at twice the
     *     confidence less 1: 90 % at 0.95
     * @return this
     * @throws IllegalArgumentException outside that range
     */
    public SeedValuesAssert atConfidence(double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "expected a one-sided confidence between 0.5 and 1, such as 0.95, but got "
                            + confidence);
        }
        this.confidence = confidence;
        return this;
    }

    /**
     * Each seed tends to be strictly lower than its partner: an exact paired sign test, ties
     * counting against the claim. At 95 % it takes 5 of 5 seeds, 7 of 8 or 9 of 10; fewer than 5
     * seeds decide nothing.
     *
     * @param other the other arm, with the same seeds and unit
     * @return this
     */
    public SeedValuesAssert isLowerThan(SeedValues other) {
        return isOrdered("lower", other, difference -> difference < 0);
    }

    /**
     * Each seed tends to be strictly higher than its partner; otherwise as {@link #isLowerThan}.
     *
     * @param other the other arm, with the same seeds and unit
     * @return this
     */
    public SeedValuesAssert isHigherThan(SeedValues other) {
        return isOrdered("higher", other, difference -> difference > 0);
    }

    /**
     * Each seed tends to take strictly fewer epochs than its partner: {@link #isLowerThan} in the
     * words of epochs or seconds. An epoch that never came is later than any other.
     *
     * @param other the other arm, with the same seeds and unit
     * @return this
     */
    public SeedValuesAssert isFasterThan(SeedValues other) {
        return isOrdered("faster", other, difference -> difference < 0);
    }

    /**
     * The mean paired difference is smaller than a margin, either way: two one-sided t tests, which
     * is the t interval lying inside (-margin, margin).
     *
     * @param other the other arm, with the same seeds and unit
     * @param margin the largest difference that still counts as the same, in the values' unit;
     *     positive, and written down before the run
     * @return this
     */
    public SeedValuesAssert isEquivalentTo(SeedValues other, double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("expected a positive margin but got " + margin);
        }
        SeedValues difference = requireNumbers().minus(other.requireNumbers());
        TInterval interval = interval(difference);
        String evidence =
                "  test: two one-sided paired t tests, margin %s%n  paired difference: %s"
                        .formatted(inUnit(margin), interval.inWords(actual.unit()));
        return conclude(
                interval.finding(Region.open(-margin, margin), evidence),
                "to be equivalent to '%s' within a margin of %s"
                        .formatted(other.name(), inUnit(margin)),
                SeedTable.of(actual, other, "difference", difference));
    }

    /**
     * The geometric mean of the paired ratios, this over other, lies in a region: its t interval,
     * taken of the logarithms, inside [low, high]. 'About twice as fast' is a ratio of epochs of
     * 0.5, within e.g. [0.4, 0.67].
     *
     * @param other the other arm, with the same seeds and unit; both arms positive
     * @param low lower bound of the ratio, positive, written down before the run
     * @param high upper bound of the ratio
     * @return this
     */
    public SeedValuesAssert hasRatioTo(SeedValues other, double low, double high) {
        if (!(low > 0 && low <= high)) {
            throw new IllegalArgumentException(
                    "expected a region [low, high] of positive ratios but got [%s, %s]"
                            .formatted(low, high));
        }
        SeedValues logRatio = requireNumbers().logRatioTo(other.requireNumbers());
        TInterval interval = interval(logRatio);
        String evidence =
                "  test: paired t interval of the log ratio%n  ratio, geometric mean: %s"
                        .formatted(interval.exp().inWords(""));
        return conclude(
                interval.finding(Region.closed(Math.log(low), Math.log(high)), evidence),
                "to have a ratio to '%s' %s".formatted(other.name(), Text.within(low, high)),
                SeedTable.of(actual, other, "ratio", logRatio.map(Math::exp)));
    }

    /**
     * The mean lies in a region that was written down before the run: its t interval inside [low,
     * high].
     *
     * @param low lower bound, in the values' unit
     * @param high upper bound
     * @return this
     */
    public SeedValuesAssert hasMeanWithin(double low, double high) {
        return hasMean(Text.within(low, high), Region.closed(low, high));
    }

    /**
     * The mean is below a bound: the upper end of its t interval is.
     *
     * @param bound in the values' unit
     * @return this
     */
    public SeedValuesAssert hasMeanBelow(double bound) {
        return hasMean("below " + Text.number(bound), Region.open(Double.NEGATIVE_INFINITY, bound));
    }

    /**
     * The mean is above a bound: the lower end of its t interval is.
     *
     * @param bound in the values' unit
     * @return this
     */
    public SeedValuesAssert hasMeanAbove(double bound) {
        return hasMean("above " + Text.number(bound), Region.open(bound, Double.POSITIVE_INFINITY));
    }

    /**
     * Every single seed is at least a bound. No statistics: one seed short refutes it.
     *
     * @param bound in the values' unit
     * @return this
     */
    public SeedValuesAssert areAllAtLeast(double bound) {
        return areAll("at least " + Text.number(bound), value -> value >= bound);
    }

    /**
     * Every single seed is at most a bound. No statistics: one seed beyond refutes it.
     *
     * @param bound in the values' unit
     * @return this
     */
    public SeedValuesAssert areAllAtMost(double bound) {
        return areAll("at most " + Text.number(bound), value -> value <= bound);
    }

    /**
     * Every single seed lies in [low, high]. No statistics: one seed outside refutes it.
     *
     * @param low lower bound, in the values' unit
     * @param high upper bound
     * @return this
     */
    public SeedValuesAssert areAllWithin(double low, double high) {
        return areAll(Text.within(low, high), value -> low <= value && value <= high);
    }

    private SeedValuesAssert isOrdered(String word, SeedValues other, DoublePredicate ordered) {
        SeedValues difference = requireNumbers().minus(other.requireNumbers());
        // NaN, where neither seed ever got there, is a tie.
        int asClaimed = (int) Arrays.stream(difference.array()).filter(ordered).count();
        SignTest test = new SignTest(difference.array().length, asClaimed, confidence);
        return conclude(
                test.finding(word),
                "to be %s than '%s'".formatted(word, other.name()),
                SeedTable.of(actual, other, "difference", difference));
    }

    private SeedValuesAssert hasMean(String words, Region region) {
        TInterval interval = interval(requireNumbers());
        String evidence =
                "  test: t interval of the mean%n  mean: %s"
                        .formatted(interval.inWords(actual.unit()));
        return conclude(
                interval.finding(region, evidence),
                "to have a mean " + words,
                SeedTable.of(actual));
    }

    private SeedValuesAssert areAll(String words, DoublePredicate inside) {
        List<Long> outside = requireNumbers().seedsWhere(inside.negate());
        Criteria.tell("every seed of '%s' to be %s".formatted(actual.name(), words));
        if (!outside.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expecting every seed of '%s' to be %s, but %d of %d are not: %s.%n%s"
                            .formatted(
                                    actual.name(),
                                    words,
                                    outside.size(),
                                    actual.bySeed().size(),
                                    SeedValues.inWords(outside),
                                    SeedTable.of(actual)));
        }
        return this;
    }

    private SeedValuesAssert conclude(TestOutcome finding, String claim, String table) {
        Criteria.tell("'" + actual.name() + "' " + claim);
        if (finding.outcome() == Decision.HOLDS) {
            return this;
        }
        AssertionError failure =
                failure("%s", finding.message("'" + actual.name() + "' " + claim, table));
        throw finding.outcome() == Decision.REFUTED
                ? failure
                : new InconclusiveError(requireNonNull(failure.getMessage()));
    }

    private SeedValues requireNumbers() {
        isNotNull();
        return actual.requireNumbers();
    }

    /** Two-sided, so that each end is one-sided at the stated confidence. */
    private TInterval interval(SeedValues values) {
        return TInterval.of(values.array(), 2 * confidence - 1);
    }

    private String inUnit(double value) {
        return Text.inWords(value, actual.unit());
    }
}
