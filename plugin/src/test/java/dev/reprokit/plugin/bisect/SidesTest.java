package dev.reprokit.plugin.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SidesTest {
    private static final Sides SIDES =
            new Sides(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});

    /** R: t.test(1:5, 6:10, var.equal = TRUE) has t = -5, df = 8, p-value = 0.001053. */
    @Test
    void testsMeansLikeStudent() {
        assertThat(SIDES.p()).isCloseTo(0.001053, within(5e-7));
        assertThat(SIDES.spread()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    }

    /** Within squares: 10 and 10; with 3 the good ones keep 10, the bad ones get 5 / 6 * 25. */
    @Test
    void comparesHowValuesFit() {
        double expected = 9 / 2.0 * Math.log((20 + 5 / 6.0 * 25) / 20);

        assertThat(SIDES.logLikelihoodRatio(new double[] {3})).isCloseTo(expected, within(1e-9));
        assertThat(SIDES.logLikelihoodRatio(new double[] {8})).isCloseTo(-expected, within(1e-9));
        assertThat(SIDES.logLikelihoodRatio(new double[] {5.5})).isCloseTo(0, within(1e-9));
    }

    @Test
    void isSureWhereNothingSpreads() {
        Sides still = new Sides(new double[] {1, 1}, new double[] {2, 2});

        assertThat(still.p()).isZero();
        assertThat(still.logLikelihoodRatio(new double[] {1, 1})).isPositive().isInfinite();
        assertThat(still.logLikelihoodRatio(new double[] {2, 2})).isNegative().isInfinite();
        assertThat(new Sides(new double[] {1, 1}, new double[] {1, 1}).p()).isEqualTo(1);
    }

    @Test
    void knowsNoNumberOfSeedsForEqualMeans() {
        Sides equal = new Sides(new double[] {1, 2}, new double[] {2, 1});

        assertThat(equal.enoughSeeds(0.01)).isEmpty();
        assertThat(SIDES.enoughSeeds(0.01)).hasValue(5);
    }
}
