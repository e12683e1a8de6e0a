package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.harness.MadeResults;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.MissingEvidenceException;

import org.junit.jupiter.api.Test;

import java.util.List;

class MeasureOverArmsTest {
    private static final Measure ACCURACY =
            Measure.percent("accuracy", "final accuracy", LearningCurve::last);

    private enum Networks implements Arm {
        MLP,
        ALEXNET;

        @Override
        public String label() {
            return id();
        }
    }

    private static final Quantity GAIN =
            ACCURACY.over(
                    "gain by convolutions",
                    "points",
                    List.of(Networks.MLP, Networks.ALEXNET),
                    values -> values[1] - values[0]);

    @Test
    void severalArmsBecomeOneNumberPerSeedInTheirOrder() {
        MadeResults made = new MadeResults();
        made.with("mlp", 1, "accuracy", 0.1, 0.5).with("mlp", 2, "accuracy", 0.25);
        made.with("alexnet", 1, "accuracy", 0.75).with("alexnet", 2, "accuracy", 0.75);

        assertThat(GAIN.name()).isEqualTo("gain by convolutions");
        assertThat(GAIN.conditions()).containsExactly("mlp", "alexnet");
        assertThat(GAIN.of(made.results()).bySeed())
                .containsEntry(1L, 25.0)
                .containsEntry(2L, 50.0);
    }

    @Test
    void aSeedThatAnArmLacksIsMissingEvidence() {
        MadeResults made = new MadeResults();
        made.with("mlp", 1, "accuracy", 0.5).with("mlp", 2, "accuracy", 0.5);
        made.with("alexnet", 1, "accuracy", 0.75);

        assertThatExceptionOfType(MissingEvidenceException.class)
                .isThrownBy(() -> GAIN.of(made.results()))
                .withMessageContaining("alexnet' has no seed 2");
    }
}
