package dev.reprokit.internal.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.99998, 0.99998",
        "0.123456789, 0.123457",
        "123456789, 123457000",
        "0.00015, 0.00015",
        "1.5E-7, 1.5E-7",
        "-1.5E-7, -1.5E-7",
        "NaN, not a number",
        "Infinity, infinity",
        "-Infinity, -infinity"
    })
    void numbersHaveSixSignificantDigits(double value, String text) {
        assertThat(Wording.number(value)).isEqualTo(text);
    }
}
