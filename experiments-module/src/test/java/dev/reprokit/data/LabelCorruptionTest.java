package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.random.RandomStream;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

class LabelCorruptionTest {
    /** 8,000 images of class 0, 2,000 of class 1, none of class 2. */
    private final int[] labels = IntStream.range(0, 10_000).map(i -> i % 5 / 4).toArray();

    @Test
    void noCorruptionKeepsAllLabels() {
        assertThat(LabelCorruption.byRandomImage(labels, 0, random(1))).isEqualTo(labels);
        assertThat(LabelCorruption.byUniformClass(labels, 3, 0, random(1))).isEqualTo(labels);
    }

    @Test
    void allTrialsOfASeedFitTheSameLabels() {
        LabelledImages images = new LabelledImages(1, 1, 1, new byte[10_000], labels, 3);

        assertThat(LabelCorruption.drawn(images, 0.3, 7))
                .isEqualTo(
                        LabelCorruption.byUniformClass(
                                labels, 3, 0.3, RandomStream.of(7, "label corruption")))
                .isNotEqualTo(LabelCorruption.drawn(images, 0.3, 8));
    }

    @Test
    void labelsOfRandomImagesKeepTheFrequenciesOfTheClasses() {
        int[] corrupted = LabelCorruption.byRandomImage(labels, 1, random(1));
        // Binomial(10,000, 0.8), standard deviation 40.
        assertThat(count(corrupted, 0)).isBetween(7850L, 8150L);
        assertThat(count(corrupted, 2)).isZero();
        // Independent of the true label: 0.8 x 0.8 + 0.2 x 0.2 agree by chance, deviation 47.
        assertThat(agreement(labels, corrupted)).isBetween(6650L, 6950L);
    }

    @Test
    void uniformClassesAreEquallyFrequent() {
        int[] corrupted = LabelCorruption.byUniformClass(labels, 3, 1, random(1));
        // Binomial(10,000, 1/3), standard deviation 47.
        for (int label = 0; label < 3; label++) {
            assertThat(count(corrupted, label)).isBetween(3150L, 3520L);
        }
        assertThat(agreement(labels, corrupted)).isBetween(3150L, 3520L);
    }

    @Test
    void theProbabilityIsTheShareOfLabelsDrawnAnew() {
        int[] corrupted = LabelCorruption.byUniformClass(labels, 3, 0.3, random(1));
        // 0.3 x 2/3 of the labels change, standard deviation 40.
        assertThat(10_000 - agreement(labels, corrupted)).isBetween(1850L, 2150L);
    }

    /** A label drawn anew is the true one in a tenth of the cases: the paper's 0.9 p. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1})
    void ofTenClassesTheShareOfWrongLabelsIsNineTenthsOfTheProbability(double probability) {
        int n = 50_000;
        int[] balanced = IntStream.range(0, n).map(i -> i % 10).toArray();
        BinomialDistribution wrong = BinomialDistribution.of(n, 0.9 * probability);
        for (long seed = 1; seed <= 5; seed++) {
            int[] uniform = LabelCorruption.byUniformClass(balanced, 10, probability, random(seed));
            int[] ofImages = LabelCorruption.byRandomImage(balanced, probability, random(seed));
            // One of the 110 counts leaves these bounds by chance in one of 4,500 such tests.
            assertThat(n - agreement(balanced, uniform))
                    .isBetween(quantile(wrong, 1e-6), quantile(wrong, 1 - 1e-6));
            assertThat(n - agreement(balanced, ofImages))
                    .isBetween(quantile(wrong, 1e-6), quantile(wrong, 1 - 1e-6));
        }
    }

    @Test
    void moreCorruptionKeepsTheLabelsCorruptedByLess() {
        int[] some = LabelCorruption.byUniformClass(labels, 3, 0.2, random(1));
        int[] more = LabelCorruption.byUniformClass(labels, 3, 0.5, random(1));
        assertThat(IntStream.range(0, labels.length).filter(i -> some[i] != labels[i]))
                .isNotEmpty()
                .allMatch(i -> more[i] == some[i]);
    }

    @Test
    void theSeedDecides() {
        int[] once = LabelCorruption.byRandomImage(labels, 0.5, random(1));
        assertThat(LabelCorruption.byRandomImage(labels, 0.5, random(1))).isEqualTo(once);
        assertThat(LabelCorruption.byRandomImage(labels, 0.5, random(2))).isNotEqualTo(once);
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double probability : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LabelCorruption.byRandomImage(labels, probability, random(1)))
                    .withMessageContaining("[0, 1], but got " + probability);
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomStream.of(seed, "label corruption");
    }

    private static long quantile(BinomialDistribution distribution, double probability) {
        return distribution.inverseCumulativeProbability(probability);
    }

    private static long count(int[] labels, int label) {
        return IntStream.of(labels).filter(value -> value == label).count();
    }

    private static long agreement(int[] one, int[] other) {
        return IntStream.range(0, one.length).filter(i -> one[i] == other[i]).count();
    }
}
