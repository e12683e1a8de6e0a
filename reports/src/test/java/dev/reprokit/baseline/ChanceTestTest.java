package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * References: the t statistic by hand; p from the closed form for 4 degrees of freedom, 1 - sin a
 * (1 + cos^2 a / 2) with tan a = t / 2, or by Simpson's rule over the density.
 */
class ChanceTestTest {
    private static final double[] FIVE = {0.81, 0.79, 0.83, 0.80, 0.82};

    @Test
    void pairsAreTestedByTheirDifferences() {
        // Differences of mean 0.3 and variance 0.025: t = 4.2426, 4 degrees of freedom.
        double p =
                ChanceTest.paired(
                                new double[] {1, 2, 3, 4, 5},
                                new double[] {1.1, 2.3, 3.2, 4.4, 5.5})
                        .orElseThrow();
        assertThat(p).isCloseTo(0.0132355996, within(1e-7));
    }

    @Test
    void independentValuesAreTestedByWelch() {
        // Means 0.81 and 0.775; t and degrees of freedom by Welch and Satterthwaite.
        double p =
                ChanceTest.independent(FIVE, new double[] {0.78, 0.80, 0.75, 0.77}).orElseThrow();
        assertThat(p).isCloseTo(0.0348524288, within(1e-7));
    }

    @Test
    void aSingleValueIsTestedByThePredictionInterval() {
        // t = (0.81 - 0.70) / (s sqrt(1 + 1 / 5)), 4 degrees of freedom.
        double p = ChanceTest.independent(FIVE, new double[] {0.70}).orElseThrow();
        assertThat(p).isCloseTo(0.0031495162, within(1e-7));
        assertThat(ChanceTest.independent(new double[] {0.70}, FIVE).orElseThrow())
                .isCloseTo(p, within(1e-12));
    }

    @Test
    void withoutSpreadPIsZeroOrOne() {
        double[] three = {3, 3, 3};
        double[] two = {2, 2, 2};
        assertThat(ChanceTest.paired(FIVE, FIVE)).hasValue(1);
        assertThat(ChanceTest.paired(three, two)).hasValue(0);
        assertThat(ChanceTest.independent(three, three)).hasValue(1);
        assertThat(ChanceTest.independent(three, two)).hasValue(0);
    }

    @Test
    void equalDifferencesAreTestedAsIndependentValues() {
        double[] shifted = {0.82, 0.80, 0.84, 0.81, 0.83};
        assertThat(ChanceTest.paired(FIVE, shifted).orElseThrow())
                .isEqualTo(ChanceTest.independent(FIVE, shifted).orElseThrow())
                .isGreaterThan(0.1);
    }

    @Test
    void twoSingleValuesThatDifferHaveNoP() {
        double[] one = {1};
        double[] other = {2};
        assertThat(ChanceTest.paired(one, other)).isEmpty();
        assertThat(ChanceTest.independent(one, other)).isEmpty();
        assertThat(ChanceTest.paired(one, one)).hasValue(1);
    }

    @Test
    void holmStepsDown() {
        // 4 x 0.01; 3 x 0.015; then 2 x 0.02 = 0.04, raised to the one before; 1 x 0.5.
        assertThat(Holm.adjusted(new double[] {0.5, 0.01, 0.02, 0.015}))
                .containsExactly(new double[] {0.5, 0.04, 0.045, 0.045}, within(1e-12));
        assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }

    /** Numbers near 1,000 count as equal where they differ by less than 1e-9. */
    @Test
    void differencesThatOnlyRoundingTellsApartAreEqual() {
        double[] before = {1000, 1100, 1200};
        double[] after = {1001 + 1e-10, 1101, 1201};

        assertThat(ChanceTest.paired(before, after))
                .isEqualTo(ChanceTest.independent(before, after));
        after[0] = 1001 + 1e-6;
        assertThat(ChanceTest.paired(before, after).orElseThrow()).isLessThan(1e-9);
    }
}
