package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SampleMedianTest {

    @Test
    void isTheValueInTheMiddle() {
        assertThat(SampleMedian.of(5, 1, 2)).isEqualTo(2);
        assertThat(SampleMedian.of(7)).isEqualTo(7);
        assertThat(SampleMedian.of(1, Double.POSITIVE_INFINITY, 3)).isEqualTo(3);
    }

    @Test
    void isTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(SampleMedian.of(10, 1, 2, 3)).isEqualTo(2.5);
    }

    @Test
    void refusesNaNWhereverItStands() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleMedian.of(Double.NaN, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> SampleMedian.of(1, 2, 3, Double.NaN));
    }

    @Test
    void refusesNoValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(SampleMedian::of)
                .withMessage("there is no median of no values");
    }

    @Test
    void leavesTheValuesInTheirOrder() {
        double[] values = {3, 1, 2, 5, 4};
        SampleMedian.of(values);

        assertThat(values).containsExactly(3, 1, 2, 5, 4);
    }
}
