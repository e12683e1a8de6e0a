package dev.reprokit.assertion;

import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.LearningCurve;

import org.assertj.core.api.AbstractAssert;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/**
 * Assertions over a learning curve: one metric of one trial (a training with one seed) over its
 * epochs. They are plain comparisons without statistics. A value that is not a number (its training
 * diverged) satisfies none of them.
 *
 * <p>The examples are about this curve:
 *
 * <pre>
 * {@code LearningCurve curve = LearningCurve.of("accuracy", 0.50, 0.80, 0.96, 0.97); // epochs 1 to 4}
 * </pre>
 */
public class LearningCurveAssert extends AbstractAssert<LearningCurveAssert, LearningCurve> {

    /**
     * Creates the assertions over a curve.
     *
     * @param actual the curve; null fails every assertion
     */
    public LearningCurveAssert(LearningCurve actual) {
        super(actual, LearningCurveAssert.class);
    }

    /**
     * Asserts that at least one epoch's value is {@code threshold} or more.
     *
     * <pre>{@code
     * assertThat(curve).reaches(0.95); // passes: epoch 3 has 0.96
     * assertThat(curve).reaches(0.99); // fails: the maximum is 0.97
     * }</pre>
     *
     * @param threshold in the metric's unit
     * @return assertions over this curve and over the first epoch that reaches the threshold
     * @throws AssertionError if no epoch reaches it
     */
    public ReachedThresholdAssert reaches(double threshold) {
        isNotNull();
        double first = actual.epochsToReach(threshold);
        conclude(
                Double.isFinite(first),
                "to reach %s".formatted(Wording.number(threshold)),
                Double.isFinite(first)
                        ? "it first does at epoch %.0f".formatted(first)
                        : "it never does");
        return new ReachedThresholdAssert(this, actual, threshold);
    }

    /**
     * Asserts that every epoch's value is less than {@code bound}.
     *
     * <pre>{@code
     * assertThat(curve).staysBelow(0.98); // passes
     * assertThat(curve).staysBelow(0.97); // fails: epoch 4 has 0.97, which is not below
     * }</pre>
     *
     * @param bound in the metric's unit; a value equal to it fails
     * @return this
     * @throws AssertionError if an epoch's value is not below the bound
     */
    public LearningCurveAssert staysBelow(double bound) {
        return stays("below " + Wording.number(bound), value -> value < bound);
    }

    /**
     * Asserts that every epoch's value is greater than {@code bound}.
     *
     * <pre>{@code
     * assertThat(curve).staysAbove(0.4); // passes
     * assertThat(curve).staysAbove(0.6); // fails: epoch 1 has 0.50
     * }</pre>
     *
     * @param bound in the metric's unit; a value equal to it fails
     * @return this
     * @throws AssertionError if an epoch's value is not above the bound
     */
    public LearningCurveAssert staysAbove(double bound) {
        return stays("above " + Wording.number(bound), value -> value > bound);
    }

    /**
     * Asserts that every epoch's value lies in [low, high], bounds included.
     *
     * <pre>{@code
     * assertThat(curve).staysWithin(0.5, 1.0); // passes
     * assertThat(curve).staysWithin(0.5, 0.9); // fails: epoch 3 has 0.96
     * }</pre>
     *
     * @param low lower bound, in the metric's unit
     * @param high upper bound, in the metric's unit
     * @return this
     * @throws AssertionError if an epoch's value lies outside
     */
    public LearningCurveAssert staysWithin(double low, double high) {
        return stays(Wording.within(low, high), value -> low <= value && value <= high);
    }

    /**
     * Asserts that the last epoch's value is less than {@code bound}.
     *
     * <pre>{@code
     * assertThat(curve).endsBelow(0.98); // passes: epoch 4 has 0.97
     * assertThat(curve).endsBelow(0.90); // fails
     * }</pre>
     *
     * @param bound in the metric's unit; a value equal to it fails
     * @return this
     * @throws AssertionError if the last value is not below the bound
     */
    public LearningCurveAssert endsBelow(double bound) {
        return ends("below " + Wording.number(bound), value -> value < bound);
    }

    /**
     * Asserts that the last epoch's value is greater than {@code bound}.
     *
     * <pre>{@code
     * assertThat(curve).endsAbove(0.90); // passes: epoch 4 has 0.97
     * assertThat(curve).endsAbove(0.98); // fails
     * }</pre>
     *
     * @param bound in the metric's unit; a value equal to it fails
     * @return this
     * @throws AssertionError if the last value is not above the bound
     */
    public LearningCurveAssert endsAbove(double bound) {
        return ends("above " + Wording.number(bound), value -> value > bound);
    }

    /**
     * Asserts that the last epoch's value lies in [low, high], bounds included.
     *
     * <pre>{@code
     * assertThat(curve).endsWithin(0.95, 0.99); // passes: epoch 4 has 0.97
     * assertThat(curve).endsWithin(0.40, 0.60); // fails
     * }</pre>
     *
     * @param low lower bound, in the metric's unit
     * @param high upper bound, in the metric's unit
     * @return this
     * @throws AssertionError if the last value lies outside
     */
    public LearningCurveAssert endsWithin(double low, double high) {
        return ends(Wording.within(low, high), value -> low <= value && value <= high);
    }

    /**
     * Notes what was found; throws if it is not what was expected.
     *
     * @param holds whether the curve is as expected
     * @param expected what was expected of it, e.g. {@code to end above 0.9}
     * @param seen what it does, e.g. {@code it ends at 0.8}
     */
    void conclude(boolean holds, String expected, String seen) {
        Finding finding =
                new Finding(
                        holds ? Decision.HOLDS : Decision.REFUTED,
                        "'%s' %s".formatted(actual.name(), expected),
                        (holds ? "and " : "but ") + seen,
                        Text.values(actual));
        if (!holds) {
            failWithMessage("%s", finding.message());
        }
    }

    private LearningCurveAssert stays(String region, DoublePredicate inside) {
        isNotNull();
        Map<Integer, Double> outside = new TreeMap<>(actual.values());
        outside.values().removeIf(inside::test);
        conclude(
                outside.isEmpty(),
                "to stay " + region,
                outside.isEmpty() ? "it does at every epoch" : inWords(outside));
        return this;
    }

    private String inWords(Map<Integer, Double> outside) {
        Map.Entry<Integer, Double> first = outside.entrySet().iterator().next();
        return "at epoch %d it is %s (%d of %d epochs are outside)"
                .formatted(
                        first.getKey(),
                        Wording.number(first.getValue()),
                        outside.size(),
                        actual.values().size());
    }

    private LearningCurveAssert ends(String region, DoublePredicate inside) {
        isNotNull();
        conclude(
                inside.test(actual.last()),
                "to end " + region,
                "it ends at " + Wording.number(actual.last()));
        return this;
    }
}
