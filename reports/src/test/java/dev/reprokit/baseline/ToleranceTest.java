package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0%, 0", "0.01, 0.01", "5%, 10", "12.5%, 25"})
    void isAnAmountOrAShareOfTheMean(String text, double around) {
        Tolerance tolerance = Tolerance.parse(text);

        assertThat(tolerance.around(-200)).isEqualTo(around);
        assertThat(tolerance.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "-5%", "NaN", "Infinity", "Infinity%", "%", ""})
    void refusesWhatIsNeither(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"test_accuracy, 0.01", "test_loss, 5%", "weights, 5%"})
    void isUsuallyAPointOfAccuracyOrFivePercent(String metric, String text) {
        assertThat(Tolerance.usual(metric).text()).isEqualTo(text);
    }
}
