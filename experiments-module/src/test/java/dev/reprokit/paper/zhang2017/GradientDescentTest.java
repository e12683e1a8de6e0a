package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.linalg.Matrix;

import org.junit.jupiter.api.Test;

class GradientDescentTest {

    @Test
    void theMinimumNormSolvesTheNormalEquations() {
        // x = (1, 1, 0) and (0, 1, 1): X X^T = (2 1; 1 2), so alpha = (1, 0), w = (1, 1, 0).
        try (Matrix images = images();
                Matrix targets = Matrix.ofColumns(new double[] {2, 1});
                Matrix weights = GradientDescent.minimumNorm(images, targets)) {
            assertThat(weights.column(0)).containsExactly(new double[] {1, 1, 0}, within(1e-15));
        }
    }

    @Test
    void fromZeroItEndsThere() {
        try (Matrix images = images();
                Matrix targets = Matrix.ofColumns(new double[] {2, 1});
                GradientDescent descent =
                        new GradientDescent(images, targets, Matrix.zeros(3, 1))) {
            assertThat(descent.residual()).isEqualTo(1);
            descent.steps(200);

            assertThat(descent.residual()).isLessThan(1e-12);
            assertThat(descent.weights().column(0))
                    .containsExactly(new double[] {1, 1, 0}, within(1e-12));
        }
    }

    @Test
    void fromElsewhereItKeepsWhatNoImageSees() {
        // (1, -1, 1) is orthogonal to both images.
        try (Matrix images = images();
                Matrix targets = Matrix.ofColumns(new double[] {2, 1});
                GradientDescent descent =
                        new GradientDescent(
                                images, targets, Matrix.ofColumns(new double[] {1, -1, 1}))) {
            descent.steps(200);

            assertThat(descent.residual()).isLessThan(1e-12);
            assertThat(descent.weights().column(0))
                    .containsExactly(new double[] {2, 0, 1}, within(1e-12));
        }
    }

    private static Matrix images() {
        return Matrix.ofColumns(new double[] {1, 1, 0}, new double[] {0, 1, 1});
    }
}
