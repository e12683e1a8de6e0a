package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class DeclaredMetricTest {
    private static final DeclaredMetric OWN =
            new DeclaredMetric("noisy_accuracy", "on noisy labels", Direction.LOWER_IS_BETTER);

    @ParameterizedTest
    @CsvSource({
        "test_accuracy, HIGHER_IS_BETTER",
        "evaluated_train_accuracy, HIGHER_IS_BETTER",
        "probe_accuracy.conv1, HIGHER_IS_BETTER",
        "test_loss, LOWER_IS_BETTER",
        "probe_loss.conv1, LOWER_IS_BETTER",
        "test_error, LOWER_IS_BETTER"
    })
    void theMetricsOfReproKitsTrainingsAreKnown(String name, Direction direction) {
        assertThat(DeclaredMetric.find(List.of(), name).direction()).isEqualTo(direction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noisy_accuracy", "relative_error", "accuracy", "loss.test", "weights"})
    void aNameTellsNothing(String name) {
        assertThat(DeclaredMetric.find(List.of(), name))
                .isEqualTo(new DeclaredMetric(name, name, Direction.NEITHER));
    }

    @Test
    void whatAnExperimentDeclaresComesFirst() {
        DeclaredMetric loss = new DeclaredMetric("test_loss", "test loss", Direction.NEITHER);

        assertThat(DeclaredMetric.find(List.of(OWN, loss), "noisy_accuracy")).isEqualTo(OWN);
        assertThat(DeclaredMetric.find(List.of(OWN, loss), "noisy_accuracy.3")).isEqualTo(OWN);
        assertThat(DeclaredMetric.find(List.of(OWN, loss), "test_loss")).isEqualTo(loss);
    }
}
