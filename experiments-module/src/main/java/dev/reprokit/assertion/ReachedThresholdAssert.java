package dev.reprokit.assertion;

import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.LearningCurve;

/**
 * Assertions over a learning curve that reaches a threshold, and over the first epoch that does.
 */
public final class ReachedThresholdAssert extends LearningCurveAssert {
    private final double threshold;

    ReachedThresholdAssert(LearningCurveAssert origin, LearningCurve actual, double threshold) {
        super(actual);
        this.threshold = threshold;
        info.useRepresentation(origin.info.representation());
        info.description(origin.info.description());
    }

    /**
     * Asserts that the threshold is first reached at epoch {@code epochs} or earlier.
     *
     * <pre>{@code
     * LearningCurve curve = LearningCurve.of("accuracy", 0.50, 0.80, 0.96, 0.97); // epochs 1 to 4
     *
     * assertThat(curve).reaches(0.95).withinEpochs(3); // passes: epoch 3 has 0.96
     * assertThat(curve).reaches(0.95).withinEpochs(2); // fails
     * }</pre>
     *
     * @param epochs the last epoch that is early enough, counted from 1
     * @return assertions over the curve
     * @throws AssertionError if the threshold is first reached later
     */
    public LearningCurveAssert withinEpochs(int epochs) {
        double first = actual.epochsToReach(threshold);
        conclude(
                first <= epochs,
                "to reach %s within %d epochs".formatted(Wording.number(threshold), epochs),
                "it first does at epoch %.0f".formatted(first));
        return this;
    }
}
