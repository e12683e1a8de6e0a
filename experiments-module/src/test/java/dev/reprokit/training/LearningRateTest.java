package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.LongStream;

class LearningRateTest {
    private static final Offset<Double> ROUNDING = within(1e-15);

    private static double[] rates(LearningRate schedule, long steps) {
        return LongStream.range(0, steps).mapToDouble(schedule::at).toArray();
    }

    @Test
    void isConstant() {
        assertThat(rates(LearningRate.constant(0.1), 3)).containsExactly(0.1, 0.1, 0.1);
    }

    @Test
    void decaysExponentially() {
        assertThat(rates(LearningRate.exponential(0.8, 0.5), 4))
                .containsExactly(0.8, 0.4, 0.2, 0.1);
    }

    @Test
    void decaysAtMilestones() {
        assertThat(rates(LearningRate.stepwise(1, 0.1, 2, 4), 6))
                .containsExactly(new double[] {1, 1, 0.1, 0.1, 0.01, 0.01}, ROUNDING);
    }

    @Test
    void milestonesAreCopied() {
        long[] milestones = {1};
        LearningRate schedule = LearningRate.stepwise(1, 0.5, milestones);
        milestones[0] = 9;

        assertThat(schedule.at(1)).isEqualTo(0.5);
    }

    @Test
    void changesLinearlyThenStays() {
        assertThat(rates(LearningRate.linear(1, 0, 4), 6))
                .containsExactly(1, 0.75, 0.5, 0.25, 0, 0);
        assertThat(rates(LearningRate.linear(0, 0.2, 2), 4)).containsExactly(0, 0.1, 0.2, 0.2);
    }

    /** With these numbers DJL's trackers end at 0.25 and at 0.4. */
    @Test
    void theLowerBoundBinds() {
        assertThat(rates(LearningRate.exponential(1, 0.5).atLeast(0.3), 4))
                .containsExactly(1, 0.5, 0.3, 0.3);
        assertThat(rates(LearningRate.linear(1, 0.4, 2).atLeast(0.5), 4))
                .containsExactly(new double[] {1, 0.7, 0.5, 0.5}, ROUNDING);
    }

    /** As a resumed training, or a second one, asks. */
    @Test
    void dependsOnNothingButTheStep() {
        LearningRate schedule = LearningRate.stepwise(1, 0.1, 2, 4);
        double late = schedule.at(5);

        assertThat(schedule.at(0)).isEqualTo(1);
        assertThat(schedule.at(5)).isEqualTo(late);
    }

    /** The first update takes the rate of step 0. */
    @Test
    void isATrackerOfDjl() {
        LearningRate schedule = LearningRate.exponential(0.1, 0.5);
        Tracker tracker = update -> (float) schedule.at(update - 1);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray w = manager.create(new float[] {1});
            NDArray g = manager.create(new float[] {1});
            var sgd =
                    ai.djl.training.optimizer.Optimizer.sgd()
                            .setLearningRateTracker(tracker)
                            .build();
            sgd.update("w", w, g);
            assertThat(w.toFloatArray()[0]).isCloseTo(0.9f, within(1e-6f));
            sgd.update("w", w, g);
            assertThat(w.toFloatArray()[0]).isCloseTo(0.85f, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesRatesThatAreNone(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.constant(rate));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.exponential(rate, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.stepwise(rate, 0.5, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesBoundsAndEndsThatAreNone(double rate) {
        LearningRate schedule = LearningRate.constant(1);
        assertThatIllegalArgumentException().isThrownBy(() -> schedule.atLeast(rate));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.linear(1, rate, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.linear(rate, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
    void refusesFactorsThatDoNotDecay(double factor) {
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.exponential(1, factor));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.stepwise(1, factor, 1));
    }

    @Test
    void refusesMilestonesOutOfOrderAndTooFewSteps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.stepwise(1, 0.1, 4, 4))
                .withMessage("expected positive, ascending milestones, but got [4, 4]");
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.stepwise(1, 0.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.linear(1, 0, 0));
    }

    @Test
    void refusesNegativeSteps() {
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.constant(1).at(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.exponential(1, 0.5).at(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.stepwise(1, 0.5, 3).at(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> LearningRate.linear(1, 0, 2).at(-1));
    }
}
