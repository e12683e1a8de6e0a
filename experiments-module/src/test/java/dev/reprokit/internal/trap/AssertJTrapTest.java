package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What AssertJ does that one would not guess. */
class AssertJTrapTest {
    private record Rate(double exact, float rough) {}

    @Shows("assertj-nan")
    void nanIsGreaterThanEverything() {
        assertThat(Double.NaN).isGreaterThan(3).isPositive().isNotNegative();
        assertThat(Float.NaN).isGreaterThan(3).isPositive().isNotNegative();
        assertThat(3.0).isLessThan(Double.NaN);

        assertThatThrownBy(() -> assertThat(Double.NaN).isGreaterThanOrEqualTo(3))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Double.NaN).isBetween(1.0, 2.0))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Double.NaN).isFinite())
                .isInstanceOf(AssertionError.class);
    }

    @Shows("assertj-recursive-comparison")
    void smallDifferencesPass() {
        Rate rate = new Rate(1e-16, 1e-7f);

        assertThat(rate).usingRecursiveComparison().isEqualTo(new Rate(9e-16, 9e-7f));
        assertThat(rate).isNotEqualTo(new Rate(9e-16, 9e-7f));
        assertThatThrownBy(
                        () ->
                                assertThat(rate)
                                        .usingRecursiveComparison()
                                        .isEqualTo(new Rate(2e-15, 1e-7f)))
                .isInstanceOf(AssertionError.class);
    }

    @Shows("assertj-close-integers")
    void theSmallestIsCloseToTheLargest() {
        assertThat(Integer.MAX_VALUE).isCloseTo(Integer.MIN_VALUE, within(1));
        assertThat(Long.MAX_VALUE).isCloseTo(Long.MIN_VALUE, within(1L));
    }

    @Shows("assertj-close-nan")
    void nanIsCloseToNan() {
        assertThat(Double.NaN).isCloseTo(Double.NaN, within(1e-6));
        assertThat(Float.NaN).isCloseTo(Float.NaN, within(1e-6f));

        assertThatThrownBy(() -> assertThat(Double.NaN).isEqualTo(Double.NaN))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Double.NaN).isCloseTo(1, within(1e-6)))
                .isInstanceOf(AssertionError.class);
    }
}
