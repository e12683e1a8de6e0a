package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.baseline.Candidate.Held;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** Reference values are of SciPy: {@code t.sf} and {@code ttest_1samp}, one-sided. */
class ConfirmationTest {
    private static final double[] HELD = new double[15];

    static {
        Arrays.setAll(HELD, i -> 0.1 * i);
    }

    private static double p(double[] fresh, boolean paired, SeedSpread spread) {
        return p(HELD, fresh, paired, 1, spread);
    }

    private static double p(
            double[] held, double[] fresh, boolean paired, double suspected, SeedSpread spread) {
        MadeCandidate made = new MadeCandidate();
        made.before = new double[] {0};
        made.now = new double[] {suspected};
        made.held = new Held(held, fresh, paired);
        return Confirmation.p(made.make(), spread);
    }

    /** Counts, of all ways to draw 3 new values among 7, those with the highest ones new. */
    @Test
    void theNumberBeyondAllOldOnesHasTheProbabilityThatEnumerationGives() {
        int fresh = 3;
        int old = 4;
        for (int beyond = 0; beyond <= fresh; beyond++) {
            int ways = 0;
            int hits = 0;
            for (int set = 0; set < 1 << fresh + old; set++) {
                if (Integer.bitCount(set) == fresh) {
                    ways++;
                    int highest = Integer.numberOfLeadingZeros(~(set << 32 - fresh - old));
                    hits += highest >= beyond ? 1 : 0;
                }
            }
            assertThat(Confirmation.exceedance(beyond, fresh, old))
                    .isCloseTo((double) hits / ways, within(1e-12));
        }
    }

    @Test
    void otherSeedsAreTestedByTheSpreadOfTheBaseline() {
        // t.sf(1 / (0.5 * sqrt(2 / 15)), 30)
        assertThat(p(MadeCandidate.moved(HELD, 1), false, new SeedSpread(0.5, 30)))
                .isCloseTo(3.02758819204795e-06, within(1e-12));
    }

    @Test
    void theTestIsOneSidedInTheDirectionOfTheSuspicion() {
        SeedSpread spread = new SeedSpread(0.5, 30);
        double[] fallen = MadeCandidate.moved(HELD, -1);
        assertThat(p(HELD, fallen, false, -1, spread))
                .isCloseTo(3.02758819204795e-06, within(1e-12));
        assertThat(p(HELD, fallen, false, 1, spread)).isEqualTo(1);
    }

    @Test
    void pairsShareTheLevelWithTheSpreadOfTheBaseline() {
        double[] fresh = MadeCandidate.moved(HELD, 1);
        for (int i = 1; i < fresh.length; i += 2) {
            fresh[i] += 0.2;
        }
        // 2 * ttest_1samp(...).pvalue = 2 * 2.7566e-16; by a spread of 2: t.sf(...) = 0.0724.
        assertThat(p(fresh, true, new SeedSpread(2, 30)))
                .isCloseTo(2 * 2.7566451480194326e-16, within(1e-20));
        assertThat(p(fresh, false, new SeedSpread(2, 30)))
                .isCloseTo(0.07240665781803596, within(1e-12));
        assertThat(p(fresh, false, null)).as("nothing is known of the spread").isEqualTo(1);
    }

    /** One wild seed makes any t as large as it likes, if the spread is another's. */
    @Test
    void aTestOfRanksMustAgree() {
        double[] fresh = HELD.clone();
        fresh[0] = 1000;
        assertThat(p(fresh, false, new SeedSpread(0.5, 30))).isEqualTo(1);
    }

    /** Of 15 against 15, five are beyond in 2.1 % of all orders, and six in 0.8 %. */
    @Test
    void enoughSeedsBeyondTheWholeRangeDoAsWell() {
        double[] fresh = HELD.clone();
        Arrays.fill(fresh, 5, 10, 50);
        assertThat(p(fresh, false, new SeedSpread(0.5, 30))).isEqualTo(1);
        Arrays.fill(fresh, 5, 11, 50);
        assertThat(p(fresh, false, new SeedSpread(0.5, 30))).isLessThan(1e-9);
    }

    @Test
    void valuesWithoutADifferenceOrWithoutASpreadHaveAProbability() {
        double[] still = new double[15];
        assertThat(p(still, still.clone(), true, 1, new SeedSpread(0, 1))).isEqualTo(1);
        assertThat(p(still, MadeCandidate.moved(still, 1), true, 1, new SeedSpread(0, 1))).isZero();
        assertThat(p(HELD.clone(), true, new SeedSpread(0.5, 30))).isEqualTo(1);
        // Ties of half of the values with the others.
        double[] ties = HELD.clone();
        Arrays.fill(ties, 0, 7, 0.7);
        assertThat(p(ties, true, new SeedSpread(0.5, 30))).isBetween(0.0, 1.0);
    }

    /** Then pairs have no spread: that of the baseline decides. */
    @Test
    void equalDifferencesAreTestedByTheSpreadOfTheBaseline() {
        double[] held = new double[15];
        Arrays.setAll(held, i -> i / 8.0);
        double[] fresh = MadeCandidate.moved(held, 1);
        assertThat(p(held, fresh, true, 1, new SeedSpread(0.5, 30)))
                .isEqualTo(new SeedSpread(0.5, 30).upperTail(1, 15, 15));
    }
}
