package dev.reprokit.paper.feldman2020;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;

import dev.reprokit.training.Checkpoint;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** The estimator on tables worked out by hand, and on answers drawn from known probabilities. */
class MemorisationTest {
    private static final boolean[] NONE_OF_FOUR = new boolean[4];

    /**
     * Five networks and four images; 1 is trained with, or right.
     *
     * <pre>
     * network     1    2    3    4    5   with        without     estimate
     * image 0   1/1  1/1  1/1  0/0  0/0   3 of 3      0 of 2      1
     * image 1   1/1  0/1  1/0  0/1  0/0   1 of 2      2 of 3      -1/6
     * image 2   0/1  0/1  0/1  1/1  1/1   2 of 2      3 of 3      0
     * image 3   1/1  1/0  1/1  1/1  1/1   4 of 5      none        none
     * </pre>
     */
    private static RightCounts fiveNetworks() {
        RightCounts counts = new RightCounts(4);
        counts.add(bits("1101"), bits("1111"));
        counts.add(bits("1001"), bits("1110"));
        counts.add(bits("1101"), bits("1011"));
        counts.add(bits("0011"), bits("0111"));
        counts.add(bits("0011"), bits("0011"));
        return counts;
    }

    @Test
    void theEstimateIsTheDifferenceOfTwoShares() {
        Memorisation memorisation = fiveNetworks().estimate();

        assertThat(memorisation.of(0)).isEqualTo(1);
        assertThat(memorisation.of(1)).isCloseTo(-1 / 6.0, within(1e-12));
        assertThat(memorisation.of(2)).isZero();
    }

    @Test
    void anImageThatEveryNetworkWasTrainedWithHasNoEstimate() {
        Memorisation memorisation = fiveNetworks().estimate();

        assertThat(memorisation.of(3)).isNaN();
        assertThat(memorisation.mean(image -> image == 3)).isEmpty();
        assertThat(memorisation.mean(image -> true).getAsDouble())
                .isCloseTo((1 - 1 / 6.0 + 0) / 3, within(1e-12));
        assertThat(memorisation.memorised(image -> true).getAsDouble())
                .isCloseTo(1 / 3.0, within(1e-12));
        assertThat(memorisation.memorised()).containsExactly(0);
    }

    @Test
    void sharesWithAndWithoutAreMeansOverImages() {
        Memorisation memorisation = fiveNetworks().estimate();

        assertThat(memorisation.rightWith(image -> image < 2).getAsDouble())
                .isCloseTo((1 + 0.5) / 2, within(1e-12));
        assertThat(memorisation.rightWithout(image -> true).getAsDouble())
                .isCloseTo((0 + 2 / 3.0 + 1) / 3, within(1e-12));
    }

    /** Image 1: 1/4 over 1, plus 2/9 over 2; images 0 and 2 have none. The mean is over three. */
    @Test
    void theStandardErrorIsThatOfTwoUnbiasedVariances() {
        assertThat(fiveNetworks().estimate().standardError().getAsDouble())
                .isCloseTo(Math.sqrt((0.25 + 1 / 9.0) / 3), within(1e-12));
    }

    @Test
    void oneNetworkTellsNothing() {
        RightCounts counts = new RightCounts(4);
        counts.add(bits("1100"), bits("1010"));
        Memorisation memorisation = counts.estimate();

        assertThat(memorisation.mean(image -> true)).isEmpty();
        assertThat(memorisation.standardError()).isEmpty();
        assertThat(memorisation.precision(bits("1000"))).isEmpty();
        assertThat(memorisation.memorised()).isEmpty();
    }

    @Test
    void precisionCountsWantedImagesAmongAsManyWithTheHighestEstimates() {
        Memorisation memorisation = fiveNetworks().estimate();

        assertThat(memorisation.precision(bits("1000"))).hasValue(1);
        assertThat(memorisation.precision(bits("1100"))).hasValue(0.5);
        assertThat(memorisation.precision(bits("0100"))).hasValue(0);
        assertThat(memorisation.precision(bits("0001")))
                .as("an image without an estimate is not found")
                .hasValue(0);
    }

    /** Three images tie for two places: each order of them is as likely as the others. */
    @Test
    void tiesShareTheLastPlaces() {
        RightCounts counts = new RightCounts(4);
        counts.add(bits("1111"), bits("1110"));
        counts.add(NONE_OF_FOUR, NONE_OF_FOUR);

        assertThat(counts.estimate().precision(bits("1100")).getAsDouble())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(counts.estimate().precision(bits("1001")).getAsDouble())
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    /**
     * Draws answers of networks from known probabilities, of another random generator than the
     * experiment's: the estimates must be right on average, and spread as they say.
     */
    @Test
    void knownProbabilitiesAreRecoveredWithinTheStandardError() {
        int images = 4000;
        SplittableRandom random = new SplittableRandom(20200809);
        double[] with = random.doubles(images).toArray();
        double[] without = random.doubles(images).toArray();
        RightCounts counts = new RightCounts(images);
        for (int network = 0; network < 40; network++) {
            boolean[] trainedOn = new boolean[images];
            boolean[] right = new boolean[images];
            for (int image = 0; image < images; image++) {
                trainedOn[image] = random.nextDouble() < 0.7;
                right[image] =
                        random.nextDouble() < (trainedOn[image] ? with[image] : without[image]);
            }
            counts.add(trainedOn, right);
        }
        Memorisation memorisation = counts.estimate();

        double bias = 0;
        double square = 0;
        for (int image = 0; image < images; image++) {
            double error = memorisation.of(image) - (with[image] - without[image]);
            bias += error / images;
            square += error * error / images;
        }
        double standardError = memorisation.standardError().getAsDouble();
        // p(1 - p) is 1/6 on average: sqrt((1/28 + 1/12)/6), and more since the numbers vary.
        assertThat(standardError).isBetween(0.14, 0.16);
        assertThat(bias).isCloseTo(0, within(4 * standardError / Math.sqrt(images)));
        assertThat(Math.sqrt(square)).isCloseTo(standardError, within(0.05 * standardError));
    }

    @Test
    void countsGoOnFromACheckpoint() {
        RightCounts first = fiveNetworks();
        RightCounts second = new RightCounts(4);
        try (NDManager manager = NDManager.newBaseManager()) {
            second.restore(new Checkpoint(5, first.state(manager)));
        }
        first.add(bits("0110"), bits("1100"));
        second.add(bits("0110"), bits("1100"));

        assertThat(second.estimate().with()).isEqualTo(first.estimate().with());
        assertThat(second.estimate().without()).isEqualTo(first.estimate().without());
        assertThat(second.estimate().of(3)).isEqualTo(0.8);
    }

    private static boolean[] bits(String ones) {
        boolean[] bits = new boolean[ones.length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = ones.charAt(i) == '1';
        }
        return bits;
    }
}
