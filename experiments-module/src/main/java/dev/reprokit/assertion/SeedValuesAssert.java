package dev.reprokit.assertion;

import static java.util.Objects.requireNonNull;

import dev.reprokit.internal.claim.Wording;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;

/**
 * Assertions over one value per seed of a condition (one setting of what an experiment varies),
 * alone or paired by seed with the values of another condition.
 *
 * <p>A statistical assertion has one of three outcomes. It holds at the stated confidence and
 * returns; it is refuted at the stated confidence and throws an {@link AssertionError}; or there is
 * too little evidence and it throws an {@link InconclusiveError}. A value that is NaN (its run
 * diverged) and a seed that only one of the two conditions has throw an {@link
 * IllegalArgumentException}, because there is nothing valid to judge.
 *
 * <p>The examples are about these values of seeds 1 to 5, all in epochs:
 *
 * <pre>{@code
 * fast 40, 41, 39, 42, 40
 * near 41, 40, 40, 41, 41
 * slow 80, 79, 83, 81, 80
 * }</pre>
 */
public class SeedValuesAssert extends AbstractAssert<SeedValuesAssert, SeedValues> {
    private final @Nullable Consumer<Finding> findings;
    private double confidence = 0.95;

    /**
     * Creates assertions at a one-sided confidence of 95 %.
     *
     * @param actual the values; null fails every assertion
     */
    public SeedValuesAssert(SeedValues actual) {
        super(actual, SeedValuesAssert.class);
        findings = null;
    }

    /** Creates assertions that throw nothing and hand over what they find. */
    SeedValuesAssert(SeedValues actual, Consumer<Finding> findings) {
        super(actual, SeedValuesAssert.class);
        this.findings = findings;
    }

    /**
     * Sets the one-sided confidence of the assertions that are chained after this call. Without it
     * they use 0.95.
     *
     * <pre>{@code
     * assertThat(fast).atConfidence(0.95).isLowerThan(slow); // passes: p = 1/32 = 0.031
     * assertThat(fast).atConfidence(0.99).isLowerThan(slow); // InconclusiveError: takes 7 seeds or more
     * }</pre>
     *
     * @param confidence in (0.5, 1). A two-sided interval then has confidence {@code 2 confidence -
     *     1}, e.g. 0.90 for 0.95
     * @return this
     * @throws IllegalArgumentException if {@code confidence} is outside (0.5, 1)
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
     * Asserts that a seed's value tends to be strictly lower than the other condition's value for
     * the same seed: exact one-sided paired sign test (Conover, Practical Nonparametric Statistics,
     * 1999, 3.4). With k of n seeds lower, {@code p = P(Bin(n, 1/2) >= k)}; the assertion holds if
     * {@code p <= 1 - confidence}. A tie, i.e. two equal values, counts as not lower.
     *
     * <p>At 95 % it takes 5 of 5 seeds, 7 of 8 or 9 of 10; fewer than 5 seeds decide nothing.
     *
     * <pre>{@code
     * assertThat(fast).isLowerThan(slow); // passes: lower at 5 of 5 seeds, p = 0.031
     * assertThat(slow).isLowerThan(fast); // fails: lower at 0 of 5 seeds
     * assertThat(fast).isLowerThan(near); // InconclusiveError: lower at 3 of 5 seeds, p = 0.5
     * }</pre>
     *
     * @param other the values of the other condition (setting of what the experiment varies), with
     *     the same seeds and unit
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException if a value is NaN, only one of the two has a seed, or the
     *     units differ
     */
    public SeedValuesAssert isLowerThan(SeedValues other) {
        return isOrdered("lower", other, difference -> difference < 0);
    }

    /**
     * Asserts that a seed's value tends to be strictly higher than the other condition's value for
     * the same seed: exact one-sided paired sign test, with the same numbers of seeds as {@link
     * #isLowerThan}. A tie counts as not higher.
     *
     * <pre>{@code
     * assertThat(slow).isHigherThan(fast); // passes: higher at 5 of 5 seeds, p = 0.031
     * assertThat(fast).isHigherThan(slow); // fails: higher at 0 of 5 seeds
     * }</pre>
     *
     * @param other the values of the other condition (setting of what the experiment varies), with
     *     the same seeds and unit
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException if a value is NaN, only one of the two has a seed, or the
     *     units differ
     */
    public SeedValuesAssert isHigherThan(SeedValues other) {
        return isOrdered("higher", other, difference -> difference > 0);
    }

    /**
     * Asserts that a seed tends to take strictly fewer epochs or seconds than the same seed under
     * the other condition. It is the same sign test as {@link #isLowerThan}; only the message
     * differs. A threshold that was never reached (positive infinity) is slower than any epoch; two
     * such values are a tie and count as not faster.
     *
     * <pre>{@code
     * assertThat(fast).isFasterThan(slow); // passes: faster at 5 of 5 seeds, p = 0.031
     * assertThat(slow).isFasterThan(fast); // fails: faster at 0 of 5 seeds
     * }</pre>
     *
     * @param other the values of the other condition (setting of what the experiment varies), with
     *     the same seeds and unit
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException if a value is NaN, only one of the two has a seed, or the
     *     units differ
     */
    public SeedValuesAssert isFasterThan(SeedValues other) {
        return isOrdered("faster", other, difference -> difference < 0);
    }

    /**
     * Asserts that the two conditions have the same mean but for a margin: two one-sided paired t
     * tests (D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15, 1987, 657-680). It holds if the t
     * interval of the paired differences lies inside (-margin, margin), is refuted if it lies
     * outside, and is undecided if it crosses a bound.
     *
     * <p>It takes 2 seeds at least; plan for 10: with 5, two equal conditions often stay undecided.
     *
     * <pre>{@code
     * assertThat(fast).isEquivalentTo(near, 2); // passes: mean -0.2, interval [-1.24, 0.84]
     * assertThat(fast).isEquivalentTo(slow, 2); // fails: mean -40.2, interval [-42.4, -38.0]
     * assertThat(fast).isEquivalentTo(near, 1); // InconclusiveError: the interval crosses -1
     * }</pre>
     *
     * @param other the values of the other condition (setting of what the experiment varies), with
     *     the same seeds and unit
     * @param margin the largest difference that still counts as equal, in the values' unit;
     *     positive, and chosen before the run
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException if the margin is not positive, a value is NaN, only one of
     *     the two has a seed, or the units differ
     */
    public SeedValuesAssert isEquivalentTo(SeedValues other, double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("expected a positive margin but got " + margin);
        }
        SeedValues difference = requireNumbers().minus(other.requireNumbers());
        TInterval interval = interval(difference);
        String evidence =
                "  test: two one-sided paired t tests, margin %s%n  paired difference: %s"
                        .formatted(
                                Wording.inWords(margin, difference.unit()),
                                interval.inWords(difference.unit()));
        return conclude(
                interval.finding(Region.open(-margin, margin), evidence),
                Wording.equivalent(actual.name(), other.name(), margin, actual.unit()),
                SeedTable.of(actual, other, "difference", difference));
    }

    /**
     * Asserts that the ratio to the other condition's values lies in a region: paired t interval of
     * the logarithms of the ratios, this over other. It holds if the interval of their geometric
     * mean lies inside [low, high]. For "about twice as fast", the ratio of epochs is about 0.5,
     * e.g. within [0.4, 0.67].
     *
     * <p>It takes 2 seeds at least, and more the wider the seeds spread.
     *
     * <pre>{@code
     * assertThat(fast).hasRatioTo(slow, 0.4, 0.67); // passes: ratio 0.501, interval [0.482, 0.521]
     * assertThat(fast).hasRatioTo(slow, 0.8, 1.25); // fails: the interval is below 0.8
     * }</pre>
     *
     * @param other the values of the other condition (setting of what the experiment varies), with
     *     the same seeds and unit; all values of both conditions positive
     * @param low lower bound of the ratio, positive, chosen before the run
     * @param high upper bound of the ratio, at least {@code low}
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException unless {@code 0 < low <= high}; or if a value is NaN or not
     *     positive, only one of the two has a seed, or the units differ
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
                Wording.ratio(actual.name(), other.name(), low, high),
                SeedTable.of(actual, other, "ratio", logRatio.map(Math::exp)));
    }

    /**
     * Asserts that the mean lies in a region that was chosen before the run. It holds if the t
     * interval {@code m +- t(confidence; n - 1) s / sqrt(n)} lies inside [low, high], is refuted if
     * it lies outside, and is undecided if it crosses a bound. It takes 2 seeds at least.
     *
     * <pre>{@code
     * assertThat(fast).hasMeanWithin(35, 45);  // passes: mean 40.4, interval [39.3, 41.5]
     * assertThat(fast).hasMeanWithin(60, 100); // fails
     * assertThat(fast).hasMeanWithin(35, 41);  // InconclusiveError: the interval crosses 41
     * }</pre>
     *
     * @param low lower bound, in the values' unit
     * @param high upper bound, in the values' unit
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException unless {@code low <= high}; or if a value is NaN
     */
    public SeedValuesAssert hasMeanWithin(double low, double high) {
        return hasMean(Wording.within(low, high), Region.closed(low, high));
    }

    /**
     * Asserts that the mean is below a bound. It holds if the upper end of the t interval is (see
     * {@link #hasMeanWithin}); this is a one-sided t test. It takes 2 seeds at least.
     *
     * <pre>{@code
     * assertThat(fast).hasMeanBelow(50); // passes: mean 40.4, interval [39.3, 41.5]
     * assertThat(fast).hasMeanBelow(30); // fails
     * }</pre>
     *
     * @param bound in the values' unit
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException if a value or the bound is NaN
     */
    public SeedValuesAssert hasMeanBelow(double bound) {
        return hasMean(Wording.below(bound), Region.open(Double.NEGATIVE_INFINITY, bound));
    }

    /**
     * Asserts that the mean is above a bound. It holds if the lower end of the t interval is (see
     * {@link #hasMeanWithin}); this is a one-sided t test. It takes 2 seeds at least.
     *
     * <pre>{@code
     * assertThat(fast).hasMeanAbove(30); // passes: mean 40.4, interval [39.3, 41.5]
     * assertThat(fast).hasMeanAbove(50); // fails
     * }</pre>
     *
     * @param bound in the values' unit
     * @return this
     * @throws AssertionError if refuted or, as {@link InconclusiveError}, undecided
     * @throws IllegalArgumentException if a value or the bound is NaN
     */
    public SeedValuesAssert hasMeanAbove(double bound) {
        return hasMean(Wording.above(bound), Region.open(bound, Double.POSITIVE_INFINITY));
    }

    /**
     * Asserts that every seed's value is at least a bound. It uses no statistics: a single seed
     * below refutes it, and one seed decides.
     *
     * <pre>{@code
     * assertThat(fast).areAllAtLeast(39); // passes
     * assertThat(fast).areAllAtLeast(40); // fails: seed 3 has 39
     * }</pre>
     *
     * @param bound in the values' unit
     * @return this
     * @throws AssertionError if a seed's value is below the bound
     * @throws IllegalArgumentException if a value is NaN
     */
    public SeedValuesAssert areAllAtLeast(double bound) {
        return areAll(Wording.atLeast(bound), value -> value >= bound);
    }

    /**
     * Asserts that every seed's value is at most a bound. It uses no statistics: a single seed
     * above refutes it, and one seed decides.
     *
     * <pre>{@code
     * assertThat(fast).areAllAtMost(42); // passes
     * assertThat(fast).areAllAtMost(41); // fails: seed 4 has 42
     * }</pre>
     *
     * @param bound in the values' unit
     * @return this
     * @throws AssertionError if a seed's value is above the bound
     * @throws IllegalArgumentException if a value is NaN
     */
    public SeedValuesAssert areAllAtMost(double bound) {
        return areAll(Wording.atMost(bound), value -> value <= bound);
    }

    /**
     * Asserts that every seed's value lies in [low, high], bounds included. It uses no statistics:
     * a single seed outside refutes it, and one seed decides.
     *
     * <pre>{@code
     * assertThat(fast).areAllWithin(39, 42); // passes
     * assertThat(fast).areAllWithin(40, 42); // fails: seed 3 has 39
     * }</pre>
     *
     * @param low lower bound, in the values' unit
     * @param high upper bound, in the values' unit
     * @return this
     * @throws AssertionError if a seed's value lies outside
     * @throws IllegalArgumentException if a value is NaN
     */
    public SeedValuesAssert areAllWithin(double low, double high) {
        return areAll(Wording.within(low, high), value -> low <= value && value <= high);
    }

    private SeedValuesAssert isOrdered(String word, SeedValues other, DoublePredicate ordered) {
        SeedValues difference = requireNumbers().minus(other.requireNumbers());
        // NaN, the difference of two seeds that both never reached the threshold, counts as a tie.
        int asClaimed = (int) Arrays.stream(difference.array()).filter(ordered).count();
        SignTest test = new SignTest(difference.array().length, asClaimed, confidence);
        return conclude(
                test.finding(word),
                Wording.ordered(actual.name(), word, other.name()),
                SeedTable.of(actual, other, "difference", difference));
    }

    private SeedValuesAssert hasMean(String words, Region region) {
        TInterval interval = interval(requireNumbers());
        String evidence =
                "  test: t interval of the mean%n  mean: %s"
                        .formatted(interval.inWords(actual.unit()));
        return conclude(
                interval.finding(region, evidence),
                Wording.mean(actual.name(), words),
                SeedTable.of(actual));
    }

    private SeedValuesAssert areAll(String words, DoublePredicate inside) {
        List<Long> outside = requireNumbers().seedsWhere(inside.negate());
        int seeds = actual.bySeed().size();
        return conclude(
                new Finding(
                        outside.isEmpty() ? Decision.HOLDS : Decision.REFUTED,
                        Wording.everySeed(actual.name(), words),
                        outside.isEmpty()
                                ? "and %d of %d are".formatted(seeds, seeds)
                                : "but %d of %d are not: %s"
                                        .formatted(
                                                outside.size(), seeds, SeedValues.inWords(outside)),
                        SeedTable.of(actual)));
    }

    private SeedValuesAssert conclude(TestOutcome test, String criterion, String table) {
        return conclude(test.finding(criterion, table));
    }

    private SeedValuesAssert conclude(Finding finding) {
        if (findings != null) {
            findings.accept(finding);
            return this;
        }
        if (finding.holds()) {
            return this;
        }
        AssertionError failure = failure("%s", finding.message());
        throw finding.decision() == Decision.REFUTED
                ? failure
                : new InconclusiveError(requireNonNull(failure.getMessage()));
    }

    private SeedValues requireNumbers() {
        isNotNull();
        return actual.requireNumbers();
    }

    /** Returns the two-sided interval each of whose ends is one-sided at the stated confidence. */
    private TInterval interval(SeedValues values) {
        return TInterval.of(values.array(), 2 * confidence - 1);
    }

    private String inUnit(double value) {
        return Wording.inWords(value, actual.unit());
    }
}
