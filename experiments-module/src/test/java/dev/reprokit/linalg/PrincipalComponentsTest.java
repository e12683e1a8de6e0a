package dev.reprokit.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.random.RandomGenerator;

class PrincipalComponentsTest {

    /** By hand: around (5, 1) the covariance is [[10, 6], [6, 10]], of eigenvalues 16 and 4. */
    @Test
    void findsTheDirectionsInWhichASampleVaries() {
        try (Matrix sample =
                        Matrix.ofColumns(
                                new double[] {5 + 4, 1 + 4}, new double[] {5 - 4, 1 - 4},
                                new double[] {5 + 2, 1 - 2}, new double[] {5 - 2, 1 + 2});
                PrincipalComponents components = PrincipalComponents.of(sample)) {
            assertThat(components.mean()).containsExactly(new double[] {5, 1}, within(1e-12));
            assertThat(components.variances()).containsExactly(new double[] {16, 4}, within(1e-12));
            double[] first = components.eigen().vectors().column(1);
            assertThat(Math.abs(first[0])).isCloseTo(Math.sqrt(0.5), within(1e-12));
            assertThat(first[1]).isCloseTo(first[0], within(1e-12));
        }
    }

    @Test
    void projectsVectorsWithoutSubtractingTheMean() {
        try (Matrix sample =
                        Matrix.ofColumns(
                                new double[] {103, 50}, new double[] {97, 50},
                                new double[] {100, 51}, new double[] {100, 49});
                PrincipalComponents components = PrincipalComponents.of(sample);
                Matrix vectors = Matrix.ofColumns(new double[] {1, 5}, new double[] {-3, 1})) {
            // The first coordinate varies most: (1 + 9) / 2, then (25 + 1) / 2.
            assertThat(components.meanSquares(vectors))
                    .containsExactly(new double[] {5, 13}, within(1e-12));
        }
    }

    /** Whatever the directions, they are an orthonormal basis. */
    @Test
    void keepsTheSumOfVariancesAndTheLengthOfVectors() {
        RandomGenerator random = RandomStream.of(1001, "sample");
        double[][] points = new double[60][7];
        double[][] vectors = new double[3][7];
        double variance = 0;
        double squares = 0;
        for (double[] point : points) {
            for (int i = 0; i < point.length; i++) {
                point[i] = (i + 1) * random.nextGaussian() + (i > 0 ? point[i - 1] : 0);
            }
        }
        for (double[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = random.nextGaussian();
                squares += vector[i] * vector[i] / vectors.length;
            }
        }
        for (int i = 0; i < 7; i++) {
            double mean = 0;
            for (double[] point : points) {
                mean += point[i] / points.length;
            }
            for (double[] point : points) {
                variance += (point[i] - mean) * (point[i] - mean) / points.length;
            }
        }
        try (Matrix sample = Matrix.ofColumns(points);
                Matrix columns = Matrix.ofColumns(vectors);
                PrincipalComponents components = PrincipalComponents.of(sample)) {
            double[] variances = components.variances();
            assertThat(variances).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(sum(variances)).isCloseTo(variance, within(1e-9 * variance));
            assertThat(sum(components.meanSquares(columns))).isCloseTo(squares, within(1e-9));
        }
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
