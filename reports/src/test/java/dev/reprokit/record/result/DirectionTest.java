package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {

    @ParameterizedTest
    @CsvSource({
        "HIGHER_IS_BETTER, -0.5, true",
        "HIGHER_IS_BETTER, 0.5, false",
        "LOWER_IS_BETTER, -0.5, false",
        "LOWER_IS_BETTER, 0.5, true",
        "NEITHER, -0.5, false",
        "NEITHER, 0.5, false"
    })
    void aDifferenceIsForTheWorseAgainstTheDirection(
            Direction direction, double difference, boolean worse) {
        assertThat(direction.isWorse(difference)).isEqualTo(worse);
    }

    @ParameterizedTest
    @EnumSource
    void noChangeIsForTheWorse(Direction direction) {
        assertThat(direction.isWorse(0)).isFalse();
    }
}
