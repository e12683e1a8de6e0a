package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class LearningCurveTest {
    private static final LearningCurve CURVE = LearningCurve.of("accuracy", 0.2, 0.9, 0.7);

    @Test
    void epochsAreCountedFromOne() {
        assertThat(CURVE.at(1)).isEqualTo(0.2);
        assertThat(CURVE.last()).isEqualTo(0.7);
        assertThat(CURVE.minimum()).isEqualTo(0.2);
        assertThat(CURVE.maximum()).isEqualTo(0.9);
        assertThat(CURVE.mean()).isEqualTo(0.6);
    }

    @Test
    void epochsToReachCountsTheFirstTimeAndEquality() {
        assertThat(CURVE.epochsToReach(0.7)).isEqualTo(2);
        assertThat(CURVE.epochsToReach(0.9)).isEqualTo(2);
        assertThat(CURVE.epochsToReach(0.95)).isInfinite().isPositive();
    }

    @Test
    void ordersEpochsAndKeepsItsOwnCopy() {
        Map<Integer, Double> values = new TreeMap<>(Map.of(10, 3.0, 0, 1.0, 2, 2.0));
        LearningCurve curve = new LearningCurve("probe", values);
        values.put(20, 9.0);

        assertThat(curve.values().keySet()).containsExactly(0, 2, 10);
        assertThat(curve.last()).isEqualTo(3);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> curve.values().put(1, 1.0));
    }

    @Test
    void refusesEpochsThatWereNotMeasured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CURVE.at(4))
                .withMessage("'accuracy' has no value at epoch 4; it has epochs 1 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurve.of("nothing"))
                .withMessageContaining("'nothing' has no values");
    }

    @Test
    void valuesBelongToEpochsFromOneOn() {
        assertThat(LearningCurve.of("loss", 3, 2).values())
                .containsExactly(Map.entry(1, 3.0), Map.entry(2, 2.0));
    }
}
