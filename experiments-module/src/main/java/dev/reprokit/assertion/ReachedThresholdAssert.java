package dev.reprokit.assertion;

import dev.reprokit.record.result.LearningCurve;

/** Assertions over a curve that reaches a threshold, and over when it first does. */
public final class ReachedThresholdAssert extends LearningCurveAssert {
    private final double threshold;

    ReachedThresholdAssert(LearningCurveAssert origin, LearningCurve actual, double threshold) {
        super(actual);
        this.threshold = threshold;
        info.useRepresentation(origin.info.representation());
        info.description(origin.info.description());
    }

    /**
     * The threshold is reached after so many epochs or fewer.
     *
     * @param epochs the last epoch that is early enough
     * @return assertions over the curve
     */
    public LearningCurveAssert withinEpochs(int epochs) {
        String expected = "to reach %s within %d epochs".formatted(Text.number(threshold), epochs);
        tell(expected);
        double first = actual.epochsToReach(threshold);
        if (first > epochs) {
            fail(expected, "it first does at epoch %.0f".formatted(first));
        }
        return this;
    }
}
