package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {

    @ParameterizedTest
    @CsvSource({
        "test_accuracy, HIGHER_IS_BETTER",
        "test_loss, LOWER_IS_BETTER",
        "relative_error, LOWER_IS_BETTER",
        "weights, NEITHER"
    })
    void isThatOfTheMetricsName(String metric, Direction direction) {
        assertThat(Direction.of(metric)).isEqualTo(direction);
    }

    @ParameterizedTest
    @EnumSource
    void noChangeIsForTheWorse(Direction direction) {
        assertThat(direction.isWorse(0)).isFalse();
    }
}
