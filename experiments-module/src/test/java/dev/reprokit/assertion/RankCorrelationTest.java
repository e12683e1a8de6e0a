package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static final double[] RISING = {1, 2, 3, 4, 5};

    @Test
    void whatRisesAlwaysIsOneAndWhatFallsAlwaysMinusOne() {
        assertThat(RankCorrelation.kendall(RISING, new double[] {2, 3, 50, 51, 1e9})).isEqualTo(1);
        assertThat(RankCorrelation.kendall(RISING, new double[] {9, 7, 3, 0, -4})).isEqualTo(-1);
    }

    @Test
    void eachPairInTheWrongOrderCostsTwoOfTen() {
        assertThat(RankCorrelation.kendall(RISING, new double[] {1, 3, 2, 4, 5})).isEqualTo(0.8);
        assertThat(RankCorrelation.kendall(RISING, new double[] {2, 1, 3, 5, 4})).isEqualTo(0.6);
    }

    @Test
    void aTieIsNeitherOrder() {
        // 9 of 10 pairs are ordered, one is tied in y: 9 / sqrt(10 x 9).
        assertThat(RankCorrelation.kendall(RISING, new double[] {1, 2, 2, 4, 5}))
                .isCloseTo(Math.sqrt(0.9), within(1e-12));
    }

    @Test
    void whatNeverChangesHasNone() {
        assertThat(RankCorrelation.kendall(RISING, new double[] {3, 3, 3, 3, 3})).isNaN();
    }

    @Test
    void neverIsLaterThanAnyEpoch() {
        assertThat(
                        RankCorrelation.kendall(
                                RISING, new double[] {1, 2, 3, 4, Double.POSITIVE_INFINITY}))
                .isEqualTo(1);
    }

    @Test
    void spearmanIsThatOfTheRanks() {
        // 1 - 6 (1 + 1) / (5 (25 - 1)).
        assertThat(RankCorrelation.spearman(RISING, new double[] {1, 30, 20, 400, 5000}))
                .isCloseTo(0.9, within(1e-12));
        assertThat(RankCorrelation.spearman(RISING, new double[] {9, 7, 3, 0, -4}))
                .isCloseTo(-1, within(1e-12));
        // Ranks 1, 2.5, 2.5, 4, 5: 9.5 / sqrt(10 x 9.5).
        assertThat(RankCorrelation.spearman(RISING, new double[] {1, 2, 2, 4, 5}))
                .isCloseTo(Math.sqrt(0.95), within(1e-12));
        assertThat(RankCorrelation.spearman(RISING, new double[] {3, 3, 3, 3, 3})).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankCorrelation.spearman(RISING, new double[4]))
                .withMessage("5 values cannot be paired with 4");
    }

    @Test
    void refusesValuesWithoutPartners() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankCorrelation.kendall(RISING, new double[4]))
                .withMessage("5 values cannot be paired with 4");
    }

    @Test
    void figuresThatAreEqualShareTheMeanOfTheirRanks() {
        assertThat(RankCorrelation.ranks(new double[] {1, 2, 2, 4, 5}))
                .containsExactly(1, 2.5, 2.5, 4, 5);
    }

    /** The value is SciPy's spearmanr's. */
    @Test
    void spearmansRhoTakesTiesOnBothSides() {
        assertThat(
                        RankCorrelation.spearman(
                                new double[] {1, 2, 2, 4, 5}, new double[] {10, 30, 20, 30, 50}))
                .isCloseTo(0.9210526315789475, within(1e-12));
    }
}
