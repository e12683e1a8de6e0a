package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimesTest {
    @Test
    void isTheSmallestOfEachPTimesTheirNumberOverItsRank() {
        // 3 * 0.01 / 1, 3 * 0.014 / 2, 3 * 0.9 / 3.
        assertThat(Simes.p(new double[] {0.9, 0.01, 0.014})).isCloseTo(0.021, within(1e-15));
        assertThat(Simes.p(new double[] {0.9, 0.01, 0.9})).isCloseTo(0.03, within(1e-15));
    }

    @Test
    void ofEqualPsIsTheirs() {
        assertThat(Simes.p(new double[] {0.04, 0.04, 0.04})).isCloseTo(0.04, within(1e-15));
        assertThat(Simes.p(new double[] {0.04})).isEqualTo(0.04);
    }
}
