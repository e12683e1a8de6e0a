package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The expected values are those of limma's {@code fitFDist} and {@code squeezeVar}, whose formulas
 * were computed apart with SciPy: {@code e = log(x) - digamma(df/2) + log(df/2)}; {@code v = var(e)
 * - mean(polygamma(1, df/2))}; {@code d/2} by {@code brentq} on {@code polygamma(1, y) - v}; {@code
 * s = exp(mean(e) + digamma(d/2) - log(d/2))}; squeezed {@code (d s + df x) / (d + df)}.
 */
class SpreadPriorTest {
    private static final double[] VARIANCES = {0.05, 0.8, 1.2, 20, 3, 0.3};
    private static final double[] FREEDOMS = {4, 4, 9, 4, 2, 14};

    @Test
    void isThatOfLimma() {
        SpreadPrior prior = SpreadPrior.fit(VARIANCES, FREEDOMS);
        assertThat(prior.variance()).isCloseTo(0.4455679282868537, within(1e-8));
        assertThat(prior.freedom()).isCloseTo(1.1829839233316284, within(1e-8));
        SeedSpread moderated = prior.moderated(0.05, 4);
        assertThat(Math.pow(moderated.deviation(), 2)).isCloseTo(0.1402859253802484, within(1e-8));
        assertThat(moderated.freedom()).isCloseTo(5.182983923331628, within(1e-8));
    }

    /** There limma's has infinitely many degrees of freedom; four spreads cannot tell so much. */
    @Test
    void spreadsThatDifferAsBySamplingOnlyAreWorthTheirOwnFreedom() {
        SpreadPrior prior =
                SpreadPrior.fit(new double[] {1, 1.1, 0.9, 1.05}, new double[] {4, 4, 4, 4});
        assertThat(prior.freedom()).isEqualTo(16);
        assertThat(prior.variance()).isCloseTo(1.241409886324049, within(1e-8));
    }

    @Test
    void threeSpreadsSayNothingOfEachOther() {
        SpreadPrior prior = SpreadPrior.fit(new double[] {1, 2, 3}, new double[] {4, 4, 4});
        assertThat(prior).isEqualTo(SpreadPrior.NONE);
        assertThat(prior.moderated(9, 4)).isEqualTo(new SeedSpread(3, 4));
        assertThat(prior.moderated(0, 0)).isNull();
    }
}
