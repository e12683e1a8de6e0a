package dev.reprokit.assertion;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reprokit.record.result.LearningCurve;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LearningCurveAssertTest {
    private static final LearningCurve CURVE =
            LearningCurve.of("test_accuracy of with-lrn, seed 1", 0.3, 0.5, 0.8, 0.75);
    private static final LearningCurve DIVERGED =
            LearningCurve.of("loss of with-lrn, seed 1", 2.3, 9.1, Double.NaN);

    @Test
    void holdsWhereTheCurveIsAsAsserted() {
        assertThat(CURVE)
                .reaches(0.8)
                .withinEpochs(3)
                .staysBelow(0.81)
                .staysAbove(0.29)
                .staysWithin(0.3, 0.8)
                .endsBelow(0.76)
                .endsAbove(0.74)
                .endsWithin(0.75, 0.75);
    }

    @Test
    void strictBoundsExcludeTheBoundItself() {
        refuted(() -> assertThat(CURVE).staysBelow(0.8));
        refuted(() -> assertThat(CURVE).staysAbove(0.3));
        refuted(() -> assertThat(CURVE).endsBelow(0.75));
        refuted(() -> assertThat(CURVE).endsAbove(0.75));
    }

    @Test
    void refutesWhatTheCurveLeaves() {
        refuted(() -> assertThat(CURVE).staysWithin(0.31, 0.8));
        refuted(() -> assertThat(CURVE).staysWithin(0.3, 0.79));
        refuted(() -> assertThat(CURVE).endsWithin(0.76, 0.8));
        refuted(() -> assertThat(CURVE).endsWithin(0.7, 0.74));
    }

    @Test
    void showsTheValuesOfACurveThatNeverGetsThere() {
        assertThatThrownBy(() -> assertThat(CURVE).reaches(0.81))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        Expecting 'test_accuracy of with-lrn, seed 1' to reach 0.81, but it never does.
                          4 epochs, 1 to 4
                          lowest  0.3 at epoch 1
                          highest 0.8 at epoch 3
                          last    0.75 at epoch 4""");
    }

    @Test
    void saysWhenAThresholdIsReachedTooLate() {
        assertThatThrownBy(() -> assertThat(CURVE).reaches(0.5).withinEpochs(1))
                .hasMessageContaining("to reach 0.5 within 1 epochs, but it first does at epoch 2");
    }

    @Test
    void saysWhereTheCurveFirstLeaves() {
        assertThatThrownBy(() -> assertThat(CURVE).staysBelow(0.6))
                .hasMessageContaining(
                        "to stay below 0.6, but at epoch 3 it is 0.8 (2 of 4 epochs are outside)");
    }

    @Test
    void aDivergedRunSatisfiesNothing() {
        refuted(() -> assertThat(DIVERGED).staysAbove(0));
        refuted(() -> assertThat(DIVERGED).staysBelow(10));
        refuted(() -> assertThat(DIVERGED).endsAbove(0));
        refuted(() -> assertThat(DIVERGED).endsBelow(10));
        assertThatThrownBy(() -> assertThat(DIVERGED).staysBelow(10))
                .hasMessageContaining("at epoch 3 it is not a number")
                .hasMessageContaining("highest 9.1 at epoch 2");
    }

    @Test
    void oneImageOfFiftyThousandIsNotRoundedAway() {
        assertThatThrownBy(() -> assertThat(LearningCurve.of("accuracy", 0.99998)).reaches(1))
                .hasMessageContaining("highest 0.99998 at epoch 1");
    }

    @Test
    void keepsItsDescriptionAlongTheChain() {
        assertThatThrownBy(() -> assertThat(CURVE).as("L1").reaches(0.5).withinEpochs(1))
                .hasMessageStartingWith("[L1] Expecting");
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> assertThat((LearningCurve) null).reaches(0.5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }

    private static void refuted(ThrowingCallable assertion) {
        assertThat(catchThrowable(assertion)).isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void everyAssertionReturnsItself() {
        LearningCurveAssert curve = assertThat(CURVE);

        assertThat(curve.staysBelow(0.81)).isSameAs(curve);
        assertThat(curve.staysAbove(0.29)).isSameAs(curve);
        assertThat(curve.staysWithin(0.3, 0.8)).isSameAs(curve);
        assertThat(curve.endsBelow(0.76)).isSameAs(curve);
        assertThat(curve.endsAbove(0.74)).isSameAs(curve);
        assertThat(curve.endsWithin(0.75, 0.75)).isSameAs(curve);
    }
}
