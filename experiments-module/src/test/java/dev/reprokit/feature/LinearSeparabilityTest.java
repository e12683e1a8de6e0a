package dev.reprokit.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.random.RandomGenerator;

class LinearSeparabilityTest {

    /** z = (x - 2.5) / sqrt(1.25); its covariance with a class is sqrt(0.2), its variance 1. */
    @Test
    void oneFeatureHasTheSolutionOfTheFormula() {
        float[][] features = {{1}, {2}, {3}, {4}};
        int[] labels = {0, 0, 1, 1};
        try (LeastSquares squares = new LeastSquares(features, labels, 2);
                LeastSquares.Classifier classifier = squares.classifier(0.25)) {
            assertThat(classifier.weights().column(1)[0])
                    .isCloseTo(Math.sqrt(0.2) / 1.25, within(1e-12));
            assertThat(classifier.weights().column(0)[0])
                    .isCloseTo(-Math.sqrt(0.2) / 1.25, within(1e-12));
            assertThat(classifier.offsets()).containsExactly(0.5, 0.5);
            assertThat(classifier.accuracy(features, labels)).isEqualTo(1);
        }
    }

    /** Two features of correlation 0.6: solved with the inverse of a 2x2 matrix. */
    @Test
    void twoFeaturesShareTheirWeights() {
        float[][] features = {
            {1, 1}, {-1, -1}, {1, 1}, {-1, -1}, {1, 1}, {-1, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}
        };
        int[] labels = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
        try (LeastSquares squares = new LeastSquares(features, labels, 2);
                LeastSquares.Classifier classifier = squares.classifier(0.1)) {
            // (C + 0.1 I) w = c with C = (1, 0.6; 0.6, 1) and c = (0.5, 0.3).
            double determinant = 1.1 * 1.1 - 0.6 * 0.6;
            double[] weights = classifier.weights().column(1);
            assertThat(weights[0]).isCloseTo((1.1 * 0.5 - 0.6 * 0.3) / determinant, within(1e-12));
            assertThat(weights[1]).isCloseTo((1.1 * 0.3 - 0.6 * 0.5) / determinant, within(1e-12));
        }
    }

    @Test
    void aFeatureThatNeverChangesHasNoSay() {
        float[][] features = {{1, 0.1f}, {2, 0.1f}, {3, 0.1f}, {4, 0.1f}};
        int[] labels = {0, 0, 1, 1};
        try (LeastSquares squares = new LeastSquares(features, labels, 2);
                LeastSquares.Classifier classifier = squares.classifier(0.01)) {
            assertThat(classifier.weights().column(1)[1]).isZero();
            // Also where it is another number.
            assertThat(classifier.accuracy(new float[][] {{4, 99}, {1, -99}}, new int[] {1, 0}))
                    .isEqualTo(1);
        }
    }

    @Test
    void testImagesChooseNothing() {
        Noisy train = new Noisy(200, 1);
        Noisy test = new Noisy(100, 2);
        Noisy other = new Noisy(100, 3);

        LinearSeparability one = train.separability(test);
        LinearSeparability two = train.separability(other);

        assertThat(one.testAccuracy()).isNotEqualTo(two.testAccuracy());
        assertThat(one.ridge()).isEqualTo(two.ridge());
        assertThat(one.heldOutAccuracy()).isEqualTo(two.heldOutAccuracy());
        assertThat(one.trainAccuracy()).isEqualTo(two.trainAccuracy());
        assertThat(LinearSeparability.RIDGES).contains(one.ridge());
    }

    /** Two classes that one of forty features tells apart, not quite. */
    @Test
    void findsTheFeatureThatTells() {
        LinearSeparability found = new Noisy(400, 1).separability(new Noisy(400, 2));

        // A deviation of 0.5 around +-1 leaves 2.3 % beyond 0.
        assertThat(found.testAccuracy()).isBetween(0.93, 0.99);
    }

    /** Classes 0 and 1 in turn; the first feature is -1 or 1 and noise, the others are noise. */
    private static final class Noisy {
        private final float[][] features;
        private final int[] labels;

        Noisy(int size, long seed) {
            RandomGenerator random = RandomStream.of(seed, "noisy features");
            features = new float[size][40];
            labels = new int[size];
            for (int image = 0; image < size; image++) {
                labels[image] = image % 2;
                for (int i = 0; i < 40; i++) {
                    features[image][i] = (float) random.nextGaussian();
                }
                features[image][0] = 0.5f * features[image][0] + 2 * labels[image] - 1;
            }
        }

        LinearSeparability separability(Noisy test) {
            return LinearSeparability.of(features, labels, test.features, test.labels, 2);
        }
    }
}
