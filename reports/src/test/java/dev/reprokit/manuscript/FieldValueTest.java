package dev.reprokit.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.manuscript.FieldValue.Amount;
import dev.reprokit.manuscript.FieldValue.Interval;
import dev.reprokit.manuscript.FieldValue.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValueTest {

    @ParameterizedTest
    @CsvSource({
        "97.98765, 98",
        "97.98765, 98.0",
        "97.98765, 97.99",
        "97.98765, 97.98765",
        "97.98765, $97.99$",
        "97.98765, \\num{97.99}",
        "-14213, -14213",
        "-14213, -14210",
        "-14213, \\ensuremath{-14210}",
        "-14213, −14213",
        "-14213, $-1.42\\times 10^{4}$",
        "-14213, -1.42e4",
        "0.15, 0.1",
        "0.15, 0.2",
        "0.000001234, 1.23\\cdot10^{-6}",
        "0, 0.0",
    })
    void aNumberMayBeRounded(double value, String written) {
        assertThat(Amount.measured(value).insteadOf(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "97.98765, 97, 98",
        "97.98765, 97.9, 98.0",
        "97.98765, 97.990, 97.988",
        "97.98765, -97.99, 97.99",
        "97.98765, '97,99', 97.99",
        "97.98765, 97.99\\%, 97.99",
        "97.98765, '', 97.99",
        "-14213, -14200, -14213",
        "-14213, 14213, -14213",
        "0.000001234, 1.3e-6, 0.0000012",
        "0.0000001234, 1.3e-7, 1.2E-7",
        "1, 1e999999999, 1",
    })
    void aStaleNumberIsToldWithTheRightOne(double value, String written, String right) {
        assertThat(Amount.measured(value).insteadOf(written)).contains(right);
    }

    @Test
    void aCountHasAllItsDigits() {
        assertThat(Amount.counted(12345).tex()).isEqualTo("12345");
        assertThat(Amount.counted(12345).insteadOf("12340")).contains("12345");
    }

    @Test
    void anIntervalHasTwoEnds() {
        Interval interval = new Interval(Amount.measured(-3.125), Amount.measured(5.25));

        assertThat(interval.insteadOf("[-3.125, 5.25]")).isEmpty();
        assertThat(interval.insteadOf("\\ensuremath{[-3.1,5]}")).isEmpty();
        assertThat(interval.insteadOf("[-3.2, 5.2]")).contains("[-3.1, 5.2]");
        assertThat(interval.insteadOf("[-3.1, 5.4]")).contains("[-3.1, 5.2]");
        assertThat(interval.insteadOf("-3.1")).contains("[-3.125, 5.25]");
        assertThat(interval.insteadOf("1, 2, 3")).contains("[-3.125, 5.25]");
    }

    @Test
    void wordsMayBeEscapedAndBroken() {
        Text text = new Text("99 % of\nall");

        assertThat(text.insteadOf("99 % of all")).isEmpty();
        assertThat(text.insteadOf("99 \\%\n  of all ")).isEmpty();
        assertThat(text.insteadOf("98 % of all")).contains("'99 % of all'");
    }
}
