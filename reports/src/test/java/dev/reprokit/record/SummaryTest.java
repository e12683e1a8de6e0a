package dev.reprokit.record;

import static dev.reprokit.record.Description.Summary.Kind.EPOCHS_TO_FALL_TO;
import static dev.reprokit.record.Description.Summary.Kind.EPOCHS_TO_REACH;
import static dev.reprokit.record.Description.Summary.Kind.FIRST_ERROR;
import static dev.reprokit.record.Description.Summary.Kind.LAST;
import static dev.reprokit.record.Description.Summary.Kind.LAST_ERROR;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.record.Description.Summary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryTest {
    private static final LearningCurve CURVE = LearningCurve.of("accuracy", 0.25, 0.875, 0.75);

    @Test
    void theLastEpochCountsAndItsErrorIsWhatIsMissingToOne() {
        assertThat(new Summary("accuracy", LAST, null, false).of(CURVE)).isEqualTo(0.75);
        assertThat(new Summary("accuracy", LAST_ERROR, null, false).of(CURVE)).isEqualTo(0.25);
        assertThat(new Summary("accuracy", FIRST_ERROR, null, false).of(CURVE)).isEqualTo(0.75);
    }

    @Test
    void theFirstEpochThatMeetsTheThresholdCounts() {
        assertThat(new Summary("accuracy", EPOCHS_TO_REACH, 0.75, false).of(CURVE)).isEqualTo(2);
        assertThat(new Summary("loss", EPOCHS_TO_FALL_TO, 0.25, false).of(CURVE)).isEqualTo(1);
    }

    @Test
    void aThresholdThatIsNeverMetIsInfinitelyFar() {
        assertThat(new Summary("accuracy", EPOCHS_TO_REACH, 0.9, false).of(CURVE))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new Summary("loss", EPOCHS_TO_FALL_TO, 0.1, false).of(CURVE))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOCHS_TO_REACH", "EPOCHS_TO_FALL_TO"})
    void whatWaitsNeedsAThreshold(Summary.Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Summary("accuracy", kind, null, false))
                .withMessage(kind + " of accuracy has no threshold");
    }
}
