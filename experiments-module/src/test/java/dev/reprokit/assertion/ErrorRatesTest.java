package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.stream.DoubleStream;

/** How often the tests err, by simulation with a fixed seed. */
class ErrorRatesTest {
    private static final int RUNS = 10_000;

    /** Four standard errors of a rate of 5 % are 0.0087. */
    private static final double FOUR_ERRORS = 0.0087;

    private final Random random = new Random(20260109);

    /** Where the arms do not differ: 1/32 at n = 5, 9/256 at n = 8, 11/1024 at n = 10. */
    @ParameterizedTest
    @CsvSource({"4, 0", "5, 0.03125", "8, 0.03515625", "10, 0.0107421875"})
    void signTestErrsAtItsExactRateEitherWay(int n, double exact) {
        assertThat(signTest(n, 0, Decision.HOLDS)).isCloseTo(exact, within(FOUR_ERRORS));
        assertThat(signTest(n, 0, Decision.REFUTED)).isCloseTo(exact, within(FOUR_ERRORS));
    }

    /** Differences of 0 in half of the seeds: ties must not help the claim. */
    @ParameterizedTest
    @CsvSource({"5", "10"})
    void tiesMakeTheSignTestHoldLessOften(int n) {
        assertThat(signTest(n, 0.5, Decision.HOLDS)).isLessThan(0.005);
    }

    /** At the margin's very edge the arms are not equivalent: at most 5 % may pass. */
    @ParameterizedTest
    @CsvSource({"5, 1", "5, 2", "10, 1", "10, 10"})
    void equivalenceErrsInFivePerCentAtTheMargin(int n, double margin) {
        Region region = Region.open(-margin, margin);

        assertThat(equivalence(n, region, margin, Decision.HOLDS)).isLessThan(0.05 + FOUR_ERRORS);
        assertThat(equivalence(n, region, margin, Decision.REFUTED)).isLessThan(0.05 + FOUR_ERRORS);
    }

    /**
     * Power of TOST, within four standard errors, where the arms truly agree, margin in standard
     * deviations of the paired difference, against the numerical integral over the deviation's
     * distribution (scipy 1.17.1).
     */
    @ParameterizedTest
    @CsvSource({"5, 1, 0.29385", "5, 2, 0.94996", "10, 1, 0.79521", "10, 2, 0.99997"})
    void equivalenceHasThePowerThatTheoryGives(int n, double margin, double power) {
        assertThat(equivalence(n, Region.open(-margin, margin), 0, Decision.HOLDS))
                .isCloseTo(power, within(0.02));
    }

    /**
     * The same with the margin in standard deviations of an arm, arms independent: pairing gains
     * nothing then, and five seeds have little power.
     */
    @ParameterizedTest
    @CsvSource({"5, 1, 0.08712", "5, 2, 0.67037", "10, 1, 0.35199", "10, 2, 0.98617"})
    void fiveSeedsHaveLittlePowerAtAMarginOfOneDeviationOfAnArm(
            int n, double margin, double power) {
        double inDifferences = margin / Math.sqrt(2);

        assertThat(equivalence(n, Region.open(-inDifferences, inDifferences), 0, Decision.HOLDS))
                .isCloseTo(power, within(0.02));
    }

    private double signTest(int n, double ties, Decision outcome) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            int asClaimed =
                    (int) normal(n, 0).filter(x -> x < 0 && random.nextDouble() >= ties).count();
            if (new SignTest(n, asClaimed, 0.95).outcome() == outcome) {
                found++;
            }
        }
        return (double) found / RUNS;
    }

    private double equivalence(int n, Region region, double difference, Decision outcome) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            TInterval interval = TInterval.of(normal(n, difference).toArray(), 0.90);
            if (interval.outcome(region) == outcome) {
                found++;
            }
        }
        return (double) found / RUNS;
    }

    private DoubleStream normal(int n, double mean) {
        return DoubleStream.generate(() -> mean + random.nextGaussian()).limit(n);
    }
}
