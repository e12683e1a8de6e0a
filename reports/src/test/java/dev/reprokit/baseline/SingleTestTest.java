package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class SingleTestTest {
    private static final SeedSpread SPREAD = new SeedSpread(0.02, 30);
    private final MadeCandidate made = new MadeCandidate();

    private double p(SeedSpread spread) {
        return SingleTest.p(made.make(), spread).orElseThrow();
    }

    /** Four seeds at chance spread so much that the paired t test takes them for noise. */
    @Test
    void aCollapseIsSeenByTheSpreadOfTheBaseline() {
        made.before = new double[] {0.80, 0.81, 0.79, 0.80, 0.82};
        made.now = new double[] {0.10, 0.10, 0.10, 0.10, 0.82};
        assertThat(p(null)).isGreaterThan(0.01);
        assertThat(p(SPREAD)).isLessThan(1e-12);
    }

    @Test
    void oneSeedOutsideOfAllThatTheBaselineHasSeenIsNotEnough() {
        made.before = new double[] {0.80, 0.81, 0.79, 0.80, 0.82};
        made.now = new double[] {0.80, 0.81, 0.79, 0.80, 0.10};
        assertThat(p(SPREAD)).isEqualTo(Math.min(1, 2 * p(null)));
    }

    /** Half of the level is the paired test's, a quarter that of the other. */
    @Test
    void bothTestsShareTheLevel() {
        made.before = new double[] {0.80, 0.81, 0.79, 0.80, 0.82};
        made.now = new double[] {0.76, 0.77, 0.76, 0.76, 0.78};
        double own = p(null);
        assertThat(p(SPREAD)).isCloseTo(2 * own, within(1e-15));

        double t = 0.038 / (0.01 * Math.sqrt(0.4));
        double tail = 2 * TDistribution.of(1000).survivalProbability(t);
        made.now = new double[] {0.77, 0.76, 0.75, 0.78, 0.77};
        assertThat(p(new SeedSpread(0.01, 1000))).isCloseTo(4 * tail, within(1e-13));
    }

    @Test
    void oneSeedIsTestedWhereItsLikeTellTheSpread() {
        made.now = new double[] {0.7};
        assertThat(SingleTest.p(made.make(), null)).isEmpty();
        double tail = TDistribution.of(30).survivalProbability(0.05 / (0.02 * Math.sqrt(2)));
        assertThat(p(SPREAD)).isCloseTo(2 * tail, within(1e-12));
    }

    @Test
    void withoutAnySpreadADifferenceIsNoChance() {
        made.before = new double[] {0.5, 0.5};
        made.now = new double[] {0.75, 0.75};
        assertThat(p(new SeedSpread(0, 1))).isZero();
        made.now = new double[] {0.5, 0.5};
        assertThat(p(new SeedSpread(0, 1))).isEqualTo(1);
    }

    @Test
    void oneSeedAgainstOneIsTestedOverTheImages() {
        MadeCandidate made = new MadeCandidate();
        made.now = new double[] {0.5};
        assertThat(SingleTest.p(made.make(), null)).isEmpty();
        made.byImages = 0.001;
        assertThat(SingleTest.p(made.make(), null)).hasValue(0.001);
        made.before = new double[] {0.75, 0.76};
        made.now = new double[] {0.5, 0.52};
        assertThat(SingleTest.p(made.make(), null).orElseThrow()).as("seeds").isGreaterThan(0.001);
    }
}
