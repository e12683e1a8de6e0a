package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

    /** By hand: 5 / sqrt(21.2 * 10 - ...) is fiddly, so scipy 1.17.1: pearsonr of the two arms. */
    @Test
    void agreesWithScipy() {
        double[] x = {20, 22, 19, 25, 21};
        double[] y = {25, 24, 26, 28, 27};

        assertThat(Correlation.of(x, y)).isCloseTo(0.48076197382041164, within(1e-12));
    }

    @Test
    void isOneOnALineAndMinusOneOnAFallingOne() {
        double[] x = {1, 2, 4};

        assertThat(Correlation.of(x, new double[] {3, 5, 9})).isCloseTo(1, within(1e-12));
        assertThat(Correlation.of(x, new double[] {-1, -2, -4})).isCloseTo(-1, within(1e-12));
    }

    @Test
    void isUndefinedWithoutVariance() {
        assertThat(Correlation.of(new double[] {1, 2, 4}, new double[] {0.1, 0.1, 0.1})).isNaN();
        assertThat(Correlation.of(new double[] {1}, new double[] {3})).isNaN();
    }
}
