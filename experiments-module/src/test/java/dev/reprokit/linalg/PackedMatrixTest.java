package dev.reprokit.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedMatrixTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 64, 65})
    void keepsEveryEntryInAPlaceOfItsOwn(int size) {
        try (PackedMatrix matrix = PackedMatrix.zeros(size)) {
            boolean[][] seen = new boolean[size][size];
            matrix.replaceAll(
                    (i, j, entry) -> {
                        assertThat(seen[i][j]).isFalse();
                        assertThat(j).isLessThanOrEqualTo(i);
                        seen[i][j] = true;
                        return 1000 * i + j;
                    });
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    assertThat(matrix.get(i, j)).isEqualTo(1000 * i + j);
                    assertThat(matrix.get(j, i)).isEqualTo(1000 * i + j);
                }
                assertThat(matrix.diagonal()[i]).isEqualTo(1001 * i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 40, 41})
    void addsInnerProductsInParts(int size) {
        try (Matrix points = Matrices.random(5, size, "points");
                PackedMatrix matrix = PackedMatrix.zeros(size)) {
            matrix.addInnerProducts(points);
            matrix.addInnerProducts(points);
            matrix.addToDiagonal(0.5);

            double[][] expected = Matrices.innerProducts(points, 0);
            matrix.replaceAll(
                    (i, j, entry) -> {
                        double all = 2 * expected[i][j] + (i == j ? 0.5 : 0);
                        assertThat(entry).as("%d, %d", i, j).isCloseTo(all, within(1e-12));
                        return entry;
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 40, 41})
    void multipliesAsAFullMatrixDoes(int size) {
        try (Matrix points = Matrices.random(5, size, "points");
                Matrix x = Matrices.random(size, 3, "vectors");
                PackedMatrix matrix = PackedMatrix.zeros(size);
                Matrix expected = Matrices.product(Matrices.innerProducts(points, 2), x)) {
            matrix.addInnerProducts(points);
            matrix.addToDiagonal(2);

            try (Matrix product = matrix.times(x)) {
                assertThat(product.relativeDistance(expected)).isLessThan(1e-14);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 200, 201})
    void solvesByCholesky(int size) {
        try (Matrix points = Matrices.random(30, size, "points");
                Matrix x = Matrices.random(size, 3, "solutions");
                Matrix b = Matrices.product(Matrices.innerProducts(points, 1), x);
                PackedMatrix matrix = PackedMatrix.zeros(size)) {
            matrix.addInnerProducts(points);
            matrix.addToDiagonal(1);

            try (Cholesky factor = matrix.factorise();
                    Matrix found = factor.solve(b)) {
                assertThat(found.relativeDistance(x)).isLessThan(1e-11);
            }
        }
    }

    @Test
    void solvesWhatWasSolvedByHand() {
        // 4x + 2y = 8, 2x + 5y = 12: x = 1, y = 2.
        try (PackedMatrix matrix = PackedMatrix.zeros(2);
                Matrix b = Matrix.ofColumns(new double[] {8, 12})) {
            matrix.replaceAll((i, j, entry) -> i == j ? 4 + i : 2);
            try (Cholesky factor = matrix.factorise();
                    Matrix x = factor.solve(b)) {
                assertThat(x.column(0)).containsExactly(new double[] {1, 2}, within(1e-15));
            }
        }
    }

    @Test
    void saysThatAMatrixIsNotPositiveDefinite() {
        PackedMatrix matrix = PackedMatrix.zeros(3);
        matrix.addToDiagonal(1);
        // Two points that coincide.
        matrix.replaceAll((i, j, entry) -> i == 2 && j == 1 ? 1 : entry);

        assertThatThrownBy(matrix::factorise)
                .isInstanceOf(NotPositiveDefiniteException.class)
                .hasMessageContaining("the matrix of 3 rows is not positive definite")
                .hasMessageContaining("leading minor of order 3");
        assertThatThrownBy(() -> matrix.get(0, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFactorTakesTheMemoryOver() {
        PackedMatrix matrix = PackedMatrix.zeros(3);
        matrix.addToDiagonal(1);
        try (Cholesky factor = matrix.factorise();
                Matrix b = Matrix.zeros(4, 1)) {
            assertThatThrownBy(() -> matrix.get(0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the matrix is closed");
            assertThatThrownBy(() -> factor.solve(b)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void halfOfAFullMatrixIsStored() {
        assertThat(PackedMatrix.bytes(60_000)).isEqualTo(14_400_240_000L);
        assertThatThrownBy(() -> PackedMatrix.zeros(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 65535");
    }
}
