package dev.reprokit.assertion;

import dev.reprokit.internal.claim.Criteria;
import dev.reprokit.record.result.LearningCurve;

import org.assertj.core.api.AbstractAssert;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/**
 * Assertions over one metric of one trial by epoch. A value that is not a number (the run diverged)
 * satisfies none of them.
 */
public class LearningCurveAssert extends AbstractAssert<LearningCurveAssert, LearningCurve> {

    /**
     * Asserts about a curve.
     *
     * @param actual the curve
     */
    public LearningCurveAssert(LearningCurve actual) {
        super(actual, LearningCurveAssert.class);
    }

    /**
     * Some epoch's value is at least a threshold.
     *
     * @param threshold in the metric's unit
     * @return assertions over this curve, and over the first epoch that reaches the threshold
     */
    public ReachedThresholdAssert reaches(double threshold) {
        isNotNull();
        String expected = "to reach %s".formatted(Text.number(threshold));
        tell(expected);
        double first = actual.epochsToReach(threshold);
        if (Double.isInfinite(first)) {
            fail(expected, "it never does");
        }
        return new ReachedThresholdAssert(this, actual, threshold);
    }

    /**
     * Every epoch's value is below a bound.
     *
     * @param bound in the metric's unit; a value equal to it is not below
     * @return this
     */
    public LearningCurveAssert staysBelow(double bound) {
        return stays("below " + Text.number(bound), value -> value < bound);
    }

    /**
     * Every epoch's value is above a bound.
     *
     * @param bound in the metric's unit; a value equal to it is not above
     * @return this
     */
    public LearningCurveAssert staysAbove(double bound) {
        return stays("above " + Text.number(bound), value -> value > bound);
    }

    /**
     * Every epoch's value lies in [low, high].
     *
     * @param low lower bound, in the metric's unit
     * @param high upper bound
     * @return this
     */
    public LearningCurveAssert staysWithin(double low, double high) {
        return stays(Text.within(low, high), value -> low <= value && value <= high);
    }

    /**
     * The last epoch's value is below a bound.
     *
     * @param bound in the metric's unit; a value equal to it is not below
     * @return this
     */
    public LearningCurveAssert endsBelow(double bound) {
        return ends("below " + Text.number(bound), value -> value < bound);
    }

    /**
     * The last epoch's value is above a bound.
     *
     * @param bound in the metric's unit; a value equal to it is not above
     * @return this
     */
    public LearningCurveAssert endsAbove(double bound) {
        return ends("above " + Text.number(bound), value -> value > bound);
    }

    /**
     * The last epoch's value lies in [low, high].
     *
     * @param low lower bound, in the metric's unit
     * @param high upper bound
     * @return this
     */
    public LearningCurveAssert endsWithin(double low, double high) {
        return ends(Text.within(low, high), value -> low <= value && value <= high);
    }

    /** Says what is expected, for readers of claims that hold. */
    void tell(String expected) {
        Criteria.tell("'%s' %s".formatted(actual.name(), expected));
    }

    /** Fails with what was expected, what was seen, and the curve's values. */
    void fail(String expected, String seen) {
        failWithMessage(
                "%s",
                "Expecting '%s' %s, but %s.%n%s"
                        .formatted(actual.name(), expected, seen, Text.values(actual)));
    }

    private LearningCurveAssert stays(String region, DoublePredicate inside) {
        isNotNull();
        tell("to stay " + region);
        Map<Integer, Double> outside = new TreeMap<>(actual.values());
        outside.values().removeIf(inside::test);
        if (!outside.isEmpty()) {
            Map.Entry<Integer, Double> first = outside.entrySet().iterator().next();
            fail(
                    "to stay " + region,
                    "at epoch %d it is %s (%d of %d epochs are outside)"
                            .formatted(
                                    first.getKey(),
                                    Text.number(first.getValue()),
                                    outside.size(),
                                    actual.values().size()));
        }
        return this;
    }

    private LearningCurveAssert ends(String region, DoublePredicate inside) {
        isNotNull();
        tell("to end " + region);
        if (!inside.test(actual.last())) {
            fail("to end " + region, "it ends at " + Text.number(actual.last()));
        }
        return this;
    }
}
