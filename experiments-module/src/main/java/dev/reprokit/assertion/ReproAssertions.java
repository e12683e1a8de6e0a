package dev.reprokit.assertion;

import dev.reprokit.record.result.LearningCurve;

import org.assertj.core.api.Assertions;

/**
 * Entry point of the assertions over learning curves and over values per seed. It extends AssertJ's
 * {@link Assertions}, so that one static import serves for all of them:
 *
 * <pre>{@code
 * import static dev.reprokit.assertion.ReproAssertions.assertThat;
 *
 * assertThat(curve).reaches(0.95);
 * assertThat(withoutLrn).isFasterThan(withLrn);
 * assertThat(List.of(1, 2)).hasSize(2);
 * }</pre>
 */
public class ReproAssertions extends Assertions {

    /**
     * Creates nothing of use by itself; protected so that a project can extend this class with
     * entry points of its own.
     */
    protected ReproAssertions() {}

    /**
     * Creates assertions over a learning curve: one metric of one trial (a training with one seed)
     * over its epochs.
     *
     * <pre>{@code
     * LearningCurve curve = LearningCurve.of("accuracy", 0.50, 0.80, 0.96, 0.97);
     * assertThat(curve).reaches(0.95); // passes: epoch 3 has 0.96
     * assertThat(curve).reaches(0.99); // fails: the maximum is 0.97
     * }</pre>
     *
     * @param actual the curve; null fails every assertion
     * @return assertions over the curve
     */
    public static LearningCurveAssert assertThat(LearningCurve actual) {
        return new LearningCurveAssert(actual);
    }

    /**
     * Creates assertions over one value per seed of a condition (a setting of what an experiment
     * varies), at a one-sided confidence of 95 % unless {@link SeedValuesAssert#atConfidence} sets
     * another.
     *
     * <pre>{@code
     * assertThat(epochsWithoutLrn).isLowerThan(epochsWithLrn); // passes if lower at 5 of 5 seeds
     * assertThat(epochsWithoutLrn).hasMeanBelow(10);           // fails if the mean is 40
     * }</pre>
     *
     * @param actual the values; null fails every assertion
     * @return assertions over the values
     */
    public static SeedValuesAssert assertThat(SeedValues actual) {
        return new SeedValuesAssert(actual);
    }
}
