package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.03121, 0.031 s",
        "3.487, 3.5 s",
        "9.999, 10 s",
        "55.999359, 56 s",
        "59.7, 1 min 0 s",
        "66, 1 min 6 s",
        "7380, 2 h 3 min"
    })
    void durationsHaveNoMoreDigitsThanReadersNeed(double seconds, String words) {
        assertThat(Templates.duration(seconds)).isEqualTo(words);
    }
}
