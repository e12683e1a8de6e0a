package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NumbersTest {
    @Test
    void memoryIsShownInGibibytes() {
        assertThat(Numbers.gibibytes(3L << 29)).isEqualTo("1.5 GiB");
        assertThat(Numbers.gibibytes(0)).isEqualTo("0.0 GiB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.81234, 0.8123",
        "-0.00612345, -0.006123",
        "12.5, 12.5",
        "12.0004, 12.0004",
        "15.002336, 15.002",
        "10.000872, 10.001",
        "55.999359, 55.999",
        "55.99999999999, 56",
        "99.996, 99.996",
        "99.9996, 99.9996",
        "100, 100",
        "14200, 14200",
        "123456, 123500",
        "0.00001, 0.00001",
        "1.5E-7, 1.5E-7",
        "NaN, not a number",
        "Infinity, not reached",
        "-Infinity, -infinity",
    })
    void numbersHaveFourSignificantDigits(double value, String text) {
        assertThat(Numbers.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "12.5, %, 12.5 %",
                "12.5, '', 12.5",
                "12.5, null, 12.5",
                "Infinity, epochs, not reached"
            },
            nullValues = "null")
    void unitsFollowNumbersOnly(double value, String unit, String text) {
        assertThat(Numbers.inWords(value, unit)).isEqualTo(text);
    }

    @Test
    void observedValuesSayTheirIntervalAndSeeds() {
        assertThat(judged(4.2, 3.1, 5.3).observedInWords())
                .isEqualTo("4.2 epochs [3.1, 5.3], n = 5");
        assertThat(judged(4.2, null, null).observedInWords()).isEqualTo("4.2 epochs, n = 5");
        assertThat(judged(null, null, null).observedInWords()).isEqualTo("-");
        assertThat(judged(4.2, 3.1, 5.3).observedValue()).isEqualTo("4.2 epochs");
    }

    private static Judgement judged(Double observed, Double low, Double high) {
        return new Judgement(
                "L3",
                "s",
                "s",
                null,
                null,
                null,
                observed,
                "epochs",
                low,
                high,
                0.9,
                5,
                List.of(),
                true,
                Verdict.REPRODUCED,
                null,
                null,
                null);
    }
}
