package dev.reprokit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.random.RandomGenerator;

class WhiteningTest {
    private static final int POINTS = 500;

    @Test
    void theSampleHasMeanZeroAndCovarianceOne() {
        try (Matrix sample = sample();
                Whitening whitening = Whitening.of(sample, 0);
                Matrix white = whitening.apply(sample)) {
            assertThat(mean(white)).containsOnly(new double[] {0}, within(1e-12));
            double[][] covariance = covariance(white);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    assertThat(covariance[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-12));
                }
            }
        }
    }

    @Test
    void theMapIsSymmetric() {
        try (Matrix sample = sample();
                Whitening whitening = Whitening.of(sample, 0.1)) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    assertThat(whitening.map().column(i)[j])
                            .isCloseTo(whitening.map().column(j)[i], within(1e-14));
                }
            }
        }
    }

    @Test
    void theConstantKeepsDirectionsThatHardlyVarySmall() {
        try (Matrix sample =
                        Matrix.ofColumns(
                                new double[] {2, 0.001}, new double[] {-2, 0.001},
                                new double[] {2, -0.001}, new double[] {-2, -0.001});
                Whitening whitening = Whitening.of(sample, 0.1)) {
            assertThat(whitening.map().column(0)[0]).isCloseTo(1 / Math.sqrt(4.1), within(1e-12));
            assertThat(whitening.map().column(1)[1])
                    .isCloseTo(1 / Math.sqrt(0.1 + 1e-6), within(1e-12));
        }
    }

    /** Three coordinates that depend on each other, around another mean than zero. */
    private static Matrix sample() {
        RandomGenerator random = RandomStream.of(1, "sample");
        double[][] points = new double[POINTS][];
        for (int i = 0; i < POINTS; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            points[i] = new double[] {5 + a, a + 0.5 * b - 1, 3 * random.nextGaussian() + b};
        }
        return Matrix.ofColumns(points);
    }

    private static double[] mean(Matrix points) {
        double[] mean = new double[points.rows()];
        for (int point = 0; point < points.columns(); point++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += points.column(point)[i] / points.columns();
            }
        }
        return mean;
    }

    private static double[][] covariance(Matrix points) {
        double[][] covariance = new double[points.rows()][points.rows()];
        for (int point = 0; point < points.columns(); point++) {
            double[] x = points.column(point);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    covariance[i][j] += x[i] * x[j] / points.columns();
                }
            }
        }
        return covariance;
    }
}
