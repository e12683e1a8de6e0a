package dev.reprokit.paper.belkin2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.linalg.Matrix;

import org.junit.jupiter.api.Test;

class FourierFeaturesTest {

    /** Three points at distances 1, 2 and sqrt(5). */
    private static Matrix points() {
        return Matrix.ofColumns(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 2});
    }

    @Test
    void innerProductsTendToTheGaussianKernel() {
        double bandwidth = 1.5;
        try (Matrix points = points();
                FourierFeatures features = FourierFeatures.draw(2, 20_000, bandwidth, 1);
                Matrix rows = features.of(points);
                Matrix products = Matrix.zeros(3, 3)) {
            products.addProduct(1, rows, false, rows, true);
            double[][] squaredDistances = {{0, 1, 4}, {1, 0, 5}, {4, 5, 0}};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double kernel = Math.exp(-squaredDistances[i][j] / (2 * bandwidth * bandwidth));
                    // Five standard errors of the mean of 10,000 cosines.
                    assertThat(products.column(j)[i])
                            .isCloseTo(kernel, within(i == j ? 1e-12 : 0.05));
                }
            }
        }
    }

    @Test
    void areCosinesAndThenSines() {
        try (Matrix points = points();
                FourierFeatures features =
                        new FourierFeatures(
                                Matrix.ofColumns(new double[] {1, 0}, new double[] {0.5, 3}));
                Matrix rows = features.of(points)) {
            assertThat(features.size()).isEqualTo(4);
            double scale = Math.sqrt(0.5);
            assertThat(rows.column(0))
                    .containsExactly(
                            new double[] {scale, scale * Math.cos(1), scale}, within(1e-15));
            assertThat(rows.column(1))
                    .containsExactly(
                            new double[] {scale, scale * Math.cos(0.5), scale * Math.cos(6)},
                            within(1e-15));
            assertThat(rows.column(3))
                    .containsExactly(
                            new double[] {0, scale * Math.sin(0.5), scale * Math.sin(6)},
                            within(1e-15));
        }
    }

    @Test
    void fewerAreTheFirstOfMore() {
        try (FourierFeatures few = FourierFeatures.draw(3, 4, 5, 7);
                FourierFeatures many = FourierFeatures.draw(3, 10, 5, 7);
                FourierFeatures others = FourierFeatures.draw(3, 4, 5, 8)) {
            assertThat(many.frequencies().column(1)).isEqualTo(few.frequencies().column(1));
            assertThat(others.frequencies().column(1)).isNotEqualTo(few.frequencies().column(1));
        }
    }

    @Test
    void anOddNumberHasNoSineForEveryCosine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FourierFeatures.draw(3, 5, 5, 1))
                .withMessageContaining("cannot make 5 features");
    }
}
