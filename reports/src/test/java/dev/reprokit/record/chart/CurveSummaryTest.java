package dev.reprokit.record.chart;

import static dev.reprokit.record.chart.CurveSummary.Kind.EPOCHS_TO_FALL_TO;
import static dev.reprokit.record.chart.CurveSummary.Kind.EPOCHS_TO_REACH;
import static dev.reprokit.record.chart.CurveSummary.Kind.FIRST_ERROR;
import static dev.reprokit.record.chart.CurveSummary.Kind.LAST;
import static dev.reprokit.record.chart.CurveSummary.Kind.LAST_ERROR;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveSummaryTest {
    private static final LearningCurve CURVE = LearningCurve.of("accuracy", 0.25, 0.875, 0.75);

    @Test
    void anErrorIsOneMinusTheValue() {
        assertThat(new CurveSummary("accuracy", LAST, null, false).of(CURVE)).isEqualTo(0.75);
        assertThat(new CurveSummary("accuracy", LAST_ERROR, null, false).of(CURVE)).isEqualTo(0.25);
        assertThat(new CurveSummary("accuracy", FIRST_ERROR, null, false).of(CURVE))
                .isEqualTo(0.75);
    }

    @Test
    void theFirstEpochThatMeetsTheThresholdCounts() {
        assertThat(new CurveSummary("accuracy", EPOCHS_TO_REACH, 0.75, false).of(CURVE))
                .isEqualTo(2);
        assertThat(new CurveSummary("loss", EPOCHS_TO_FALL_TO, 0.25, false).of(CURVE)).isEqualTo(1);
    }

    @Test
    void aThresholdThatIsNeverMetIsInfinitelyFar() {
        assertThat(new CurveSummary("accuracy", EPOCHS_TO_REACH, 0.9, false).of(CURVE))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new CurveSummary("loss", EPOCHS_TO_FALL_TO, 0.1, false).of(CURVE))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOCHS_TO_REACH", "EPOCHS_TO_FALL_TO"})
    void kindsThatWaitForAThresholdNeedOne(CurveSummary.Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurveSummary("accuracy", kind, null, false))
                .withMessage(kind + " of accuracy has no threshold");
    }
}
