package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.record.result.RightAnswers;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * References: factor and t by hand; p from the closed form for 2 degrees of freedom, 1 - t / sqrt(2
 * + t²), and from the exact binomial test.
 */
class SeedOverdispersionTest {
    private static final double LEVEL = 0.05;
    private static final int IMAGES = 500;
    private static final int SIMULATIONS = 1000;

    private static List<RightAnswers> seeds(String... answers) {
        return Stream.of(answers).map(Runs::answers).toList();
    }

    /** Counts 4, 4 and 1: s² = 3. The pairs differ in 4, 3 and 3 images: m = 10/3. */
    private static final List<RightAnswers> THREE = seeds("1111000000", "1100110000", "1000000000");

    @Test
    void theFactorIsTheVarianceBetweenSeedsOverMcNemars() {
        SeedOverdispersion one = SeedOverdispersion.of(List.of(THREE));
        assertThat(one.factor()).isCloseTo(1.8, within(1e-12));
        assertThat(one.degreesOfFreedom()).isEqualTo(2);

        // Counts 2 and 3 that differ in one image: 2 x 0.5 / 1 with one degree of freedom.
        SeedOverdispersion both =
                SeedOverdispersion.of(List.of(THREE, seeds("1100000000", "1110000000")));
        assertThat(both.factor()).isCloseTo((2 * 1.8 + 1) / 3, within(1e-12));
        assertThat(both.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void aConditionThatAlwaysGetsAsManyRightDoesNotLowerTheFactor() {
        List<RightAnswers> oneClass = seeds("1100000000", "0011000000", "0000110000");
        assertThat(SeedOverdispersion.of(List.of(oneClass)).factor()).isEqualTo(1);
        assertThat(SeedOverdispersion.of(List.of(oneClass, THREE)).factor())
                .isCloseTo((1 + 1.8) / 2, within(1e-12));
    }

    /** All pairs of them would not fit into memory. */
    @Test
    void manySeedsAreMeasuredWithoutTheirPairs() {
        List<RightAnswers> right = seeds("110", "010");
        List<RightAnswers> many = new ArrayList<>();
        for (int seed = 0; seed < 20_000; seed++) {
            many.add(right.get(seed % 2));
        }
        // Half of the seeds get one image more, and half of the pairs differ in it.
        SeedOverdispersion measured = SeedOverdispersion.of(List.of(many));
        assertThat(measured.factor()).isCloseTo(1, within(1e-3));
        assertThat(measured.degreesOfFreedom()).isEqualTo(19_999);
    }

    @Test
    void oneSeedAgainstOneIsMcNemarsTestWithTheFactor() {
        SeedOverdispersion measured = SeedOverdispersion.of(List.of(THREE));
        // b = 5 and c = 2: t = (3 - 1) / sqrt(1.8 x 7).
        List<RightAnswers> before = seeds("1111110000");
        List<RightAnswers> now = seeds("1000000011");
        double t = 2 / Math.sqrt(1.8 * 7);
        double p = 1 - t / Math.sqrt(2 + t * t);

        assertThat(measured.p(before, now).orElseThrow()).isCloseTo(p, within(1e-9));
        assertThat(measured.p(now, before).orElseThrow()).isCloseTo(p, within(1e-9));
    }

    @Test
    void severalSeedsAreComparedByTheirMeans() {
        SeedOverdispersion measured = SeedOverdispersion.of(List.of(THREE));
        // Means 6 and 3; the two pairs differ in 7 and 3 images, 5 on average.
        double seeds = 0.5 + 0.25;
        double t = (3 - seeds) / Math.sqrt(1.8 * 5 * seeds);
        assertThat(measured.p(seeds("1111110000"), seeds("1000000011", "1110000000")).orElseThrow())
                .isCloseTo(1 - t / Math.sqrt(2 + t * t), within(1e-9));
    }

    @Test
    void withoutOverdispersionItIsTheBinomialTest() {
        SeedOverdispersion none = new SeedOverdispersion(1, 1_000_000);
        String before = "1".repeat(30) + "0".repeat(10);
        String now = "0".repeat(30) + "1".repeat(10);
        // Exact: twice the probability of at most 10 of 40.
        assertThat(none.p(seeds(before), seeds(now)).orElseThrow())
                .isCloseTo(0.0022218, within(5e-4));
    }

    @Test
    void whereNothingMeasuresTheFactorThereIsNoTest() {
        SeedOverdispersion nothing = SeedOverdispersion.of(List.of(seeds("110"), seeds("010")));
        assertThat(nothing.degreesOfFreedom()).isZero();
        assertThat(nothing.p(seeds("110"), seeds("011"))).isEmpty();
        assertThat(nothing.p(seeds("110"), seeds("110"))).hasValue(1);

        SeedOverdispersion same = SeedOverdispersion.of(List.of(seeds("110", "110")));
        assertThat(same.p(seeds("110"), seeds("011"))).isEmpty();
    }

    @Test
    void unchangedSeedsRaiseNoMoreAlarmsThanTheLevelAndMcNemarAloneDoes() {
        SplittableRandom random = new SplittableRandom(1);
        int alarms = 0;
        int alarmsWithoutFactor = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            SeedOverdispersion measured = measured(random);
            Condition condition = new Condition(random);
            List<RightAnswers> before = condition.seeds(1, 0, random);
            List<RightAnswers> now = condition.seeds(1, 0, random);
            alarms += isAlarm(measured, before, now);
            alarmsWithoutFactor += isAlarm(new SeedOverdispersion(1, 1_000_000), before, now);
        }
        assertThat((double) alarms / SIMULATIONS).isBetween(LEVEL - 0.02, LEVEL + 0.014);
        assertThat((double) alarmsWithoutFactor / SIMULATIONS).isGreaterThan(4 * LEVEL);
    }

    /** Two in log odds are about 30 points of accuracy: one seed against one sees no less. */
    @Test
    void aLossBeyondTheSeedsIsFound() {
        SplittableRandom random = new SplittableRandom(2);
        int found = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            SeedOverdispersion measured = measured(random);
            Condition condition = new Condition(random);
            found +=
                    isAlarm(
                            measured,
                            condition.seeds(1, 0, random),
                            condition.seeds(1, -2, random));
        }
        assertThat((double) found / SIMULATIONS).isGreaterThan(0.9);
    }

    private static int isAlarm(
            SeedOverdispersion measured, List<RightAnswers> before, List<RightAnswers> now) {
        return measured.p(before, now).orElseThrow() < LEVEL ? 1 : 0;
    }

    /** Measures the factor on four conditions of five seeds. */
    private static SeedOverdispersion measured(SplittableRandom random) {
        return SeedOverdispersion.of(
                Stream.generate(() -> new Condition(random).seeds(5, 0, random)).limit(4).toList());
    }

    /**
     * A condition whose images are more or less easy, trained with seeds that are better or worse
     * as a whole and prefer some classes. All numbers are log odds.
     */
    private static final class Condition {
        private final double[] ease = new double[IMAGES];

        Condition(SplittableRandom random) {
            double level = random.nextDouble(-0.5, 1.5);
            for (int image = 0; image < IMAGES; image++) {
                ease[image] = level + 1.5 * random.nextGaussian();
            }
        }

        List<RightAnswers> seeds(int number, double better, SplittableRandom random) {
            List<RightAnswers> seeds = new ArrayList<>();
            for (int seed = 0; seed < number; seed++) {
                double whole = better + 0.25 * random.nextGaussian();
                double[] preferred = new double[10];
                for (int label = 0; label < preferred.length; label++) {
                    preferred[label] = 0.4 * random.nextGaussian();
                }
                boolean[] right = new boolean[IMAGES];
                for (int image = 0; image < IMAGES; image++) {
                    double odds = ease[image] + whole + preferred[image % 10];
                    right[image] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
                }
                seeds.add(RightAnswers.of(right));
            }
            return seeds;
        }
    }
}
