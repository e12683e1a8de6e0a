package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TIntervalTest {
    private static final double[] SAMPLE = {20, 22, 19, 25, 21};

    /**
     * One-sided 95 % points of Student's t as every table has them (e.g. NIST/SEMATECH e-Handbook
     * of Statistical Methods, 1.3.6.7.2).
     */
    @ParameterizedTest
    @CsvSource({"2, 6.314", "3, 2.920", "5, 2.132", "10, 1.833", "30, 1.699"})
    void quantilesAreTheTables(int n, double t) {
        double[] values = new double[n];
        values[0] = n; // mean 1, sum of squares n^2 - n, deviation sqrt(n), so that s / sqrt(n) = 1
        TInterval interval = TInterval.of(values, 0.90);

        assertThat(interval.high() - interval.mean()).isCloseTo(t, within(5e-4));
        assertThat(interval.mean() - interval.low()).isCloseTo(t, within(5e-4));
    }

    /** scipy 1.17.1: ttest_1samp([20, 22, 19, 25, 21], 0).confidence_interval(0.9). */
    @Test
    void agreesWithScipy() {
        TInterval interval = TInterval.of(SAMPLE, 0.90);

        assertThat(interval.mean()).isCloseTo(21.4, within(1e-12));
        assertThat(interval.low()).isCloseTo(19.205129397072906, within(1e-9));
        assertThat(interval.high()).isCloseTo(23.59487060292709, within(1e-9));
    }

    @Test
    void oneValueHasNoInterval() {
        TInterval interval = TInterval.of(new double[] {3}, 0.90);

        assertThat(interval.mean()).isEqualTo(3);
        assertThat(interval.low()).isNaN();
        assertThat(interval.high()).isNaN();
    }

    @Test
    void equalValuesHaveAnIntervalOfNoWidth() {
        TInterval interval = TInterval.of(new double[] {0.1, 0.1, 0.1}, 0.90);

        assertThat(interval.low()).isEqualTo(0.1);
        assertThat(interval.high()).isEqualTo(0.1);
    }

    @Test
    void anInfiniteValueMakesTheMeanInfiniteAndLeavesNoInterval() {
        TInterval interval = TInterval.of(new double[] {3, Double.POSITIVE_INFINITY, 4}, 0.90);

        assertThat(interval.mean()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(interval.low()).isNaN();
        assertThat(interval.high()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "19, 24, HOLDS",
        "19.3, 24, INCONCLUSIVE",
        "19, 23.5, INCONCLUSIVE",
        "20, 22, INCONCLUSIVE",
        "23.5, 30, INCONCLUSIVE",
        "23.6, 30, REFUTED",
        "10, 19.2, REFUTED"
    })
    void aRegionDecidesByWhereTheIntervalLies(double low, double high, Decision outcome) {
        TInterval interval = TInterval.of(SAMPLE, 0.90);

        assertThat(interval.outcome(Region.closed(low, high))).isEqualTo(outcome);
    }

    @Test
    void boundsBelongToAClosedRegionOnly() {
        TInterval one = TInterval.of(new double[] {1, 1}, 0.90);

        assertThat(one.outcome(Region.closed(0.9, 1))).isEqualTo(Decision.HOLDS);
        assertThat(one.outcome(Region.closed(1, 1.1))).isEqualTo(Decision.HOLDS);
        assertThat(one.outcome(Region.open(0.9, 1))).isEqualTo(Decision.REFUTED);
        assertThat(one.outcome(Region.open(1, 1.1))).isEqualTo(Decision.REFUTED);
    }

    @Test
    void noIntervalDecidesNothing() {
        TInterval sole = TInterval.of(new double[] {1}, 0.90);

        assertThat(sole.outcome(Region.closed(0, 2))).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(sole.outcome(Region.closed(5, 6))).isEqualTo(Decision.INCONCLUSIVE);
    }

    /**
     * By hand, distance 1 from the mean at deviation 2.302: 16 seeds give 1.7531 * 2.302 / 4 =
     * 1.0089, 17 give 1.7459 * 2.302 / 4.1231 = 0.9747.
     */
    @Test
    void seedsToDecideMakeTheHalfWidthSmallEnough() {
        TInterval interval = TInterval.of(SAMPLE, 0.90);

        assertThat(interval.deviation()).isCloseTo(2.302, within(1e-3));
        assertThat(interval.seedsToDecide(Region.open(20.4, Double.POSITIVE_INFINITY)))
                .hasValue(17);
        assertThat(interval.seedsToDecide(Region.open(21.4, Double.POSITIVE_INFINITY))).isEmpty();
    }

    @Test
    void aSeedThatNeverGotThereLeavesNoInterval() {
        TInterval interval = TInterval.of(new double[] {Double.POSITIVE_INFINITY, 3, 4}, 0.90);

        assertThat(interval.deviation()).isNaN();
        assertThat(interval.low()).isNaN();
        assertThat(interval.finding(Region.closed(0, 10), "").advice())
                .contains("train for longer");
    }

    @Test
    void whatWouldDecideDependsOnWhatIsMissing() {
        Region region = Region.closed(0, 1);

        assertThat(TInterval.of(new double[] {1}, 0.90).finding(region, "").advice())
                .contains("one has no spread; run at least 2");
        assertThat(TInterval.of(new double[] {0.8, 1.4}, 0.90).finding(region, "").advice())
                .contains("would decide with this mean and spread");
        assertThat(TInterval.of(new double[] {0, 2}, 0.90).finding(region, "").advice())
                .contains("over 1000 would be needed");
    }
}
