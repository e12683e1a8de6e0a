package dev.reprokit.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void addsProducts() {
        try (Matrix a = Matrix.ofColumns(new double[] {1, 2, 3}, new double[] {4, 5, 6});
                Matrix b = Matrix.ofColumns(new double[] {1, 0, 2}, new double[] {0, 1, 1});
                Matrix small = Matrix.zeros(2, 2);
                Matrix large = Matrix.zeros(3, 3)) {
            small.addProduct(1, a, true, b, false);
            small.addProduct(1, a, true, b, false);
            large.addProduct(-1, a, false, b, true);

            assertThat(small.column(0)).containsExactly(14, 32);
            assertThat(small.column(1)).containsExactly(10, 22);
            assertThat(large.column(2)).containsExactly(-6, -9, -12);
            assertThatThrownBy(() -> small.addProduct(1, a, false, b, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 x 2, 3 x 2 and 3 x 2");
        }
    }

    @Test
    void measuresDistances() {
        try (Matrix a = Matrix.ofColumns(new double[] {3, 0}, new double[] {0, 4});
                Matrix b = Matrix.ofColumns(new double[] {3, 0}, new double[] {1, 4})) {
            assertThat(a.norm()).isEqualTo(5);
            assertThat(b.relativeDistance(a)).isCloseTo(0.2, within(1e-15));
            assertThat(a.relativeDistance(a)).isZero();
        }
    }

    @Test
    void largeMatricesHaveAllCoresAndOthersOne() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        BlasThreads.run(32_767, () -> assertThat(Blas.threads()).isEqualTo(1));
        BlasThreads.run(32_768, () -> assertThat(Blas.threads()).isEqualTo(cores));

        assertThat(BlasThreads.areAll(32_767)).isFalse();
        assertThat(BlasThreads.areAll(32_768)).isTrue();
        assertThat(Blas.threads()).isEqualTo(1);
    }
}
