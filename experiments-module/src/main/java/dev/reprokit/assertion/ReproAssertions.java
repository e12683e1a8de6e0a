package dev.reprokit.assertion;

import dev.reprokit.record.result.LearningCurve;

import org.assertj.core.api.Assertions;

/**
 * Entry point of the assertions over learning curves and paired seeds. It has all of AssertJ's own,
 * so that one static import serves:
 *
 * <pre>{@code import static dev.reprokit.assertion.ReproAssertions.assertThat;}</pre>
 */
public class ReproAssertions extends Assertions {

    /** For projects that add entry points of their own in the same way. */
    protected ReproAssertions() {}

    /**
     * Asserts about one metric of one trial by epoch.
     *
     * @param actual the curve
     * @return its assertions
     */
    public static LearningCurveAssert assertThat(LearningCurve actual) {
        return new LearningCurveAssert(actual);
    }

    /**
     * Asserts about one value per seed.
     *
     * @param actual the values
     * @return their assertions, at 95 % confidence until told otherwise
     */
    public static SeedValuesAssert assertThat(SeedValues actual) {
        return new SeedValuesAssert(actual);
    }
}
