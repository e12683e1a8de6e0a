package dev.reprokit.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConjugateGradientsTest {

    @Test
    void endsAfterAsManyStepsAsThereAreRows() {
        // 4x + 2y = 8, 2x + 5y = 12: x = 1, y = 2.
        try (PackedMatrix matrix = PackedMatrix.zeros(2);
                Matrix b = Matrix.ofColumns(new double[] {8, 12})) {
            matrix.replaceAll((i, j, entry) -> i == j ? 4 + i : 2);
            try (var solution = new ConjugateGradients(1e-12, 10).solve(matrix, b)) {
                assertThat(solution.x().column(0))
                        .containsExactly(new double[] {1, 2}, within(1e-12));
                assertThat(solution.converged()).isTrue();
                assertThat(solution.steps()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void agreesWithCholesky(int size) {
        try (Matrix points = Matrices.random(300, size, "points");
                Matrix b = Matrices.random(size, 10, "right-hand sides");
                PackedMatrix matrix = PackedMatrix.zeros(size)) {
            matrix.addInnerProducts(points);
            try (var iterated = new ConjugateGradients(1e-12, 1000).solve(matrix, b)) {
                try (Matrix product = matrix.times(iterated.x())) {
                    assertThat(product.relativeDistance(b)).isLessThan(1e-11);
                }
                try (Cholesky factor = matrix.factorise();
                        Matrix direct = factor.solve(b)) {
                    assertThat(iterated.converged()).isTrue();
                    assertThat(iterated.x().relativeDistance(direct)).isLessThan(1e-10);
                }
            }
        }
    }

    @Test
    void saysThatItDidNotGetThere() {
        try (Matrix points = Matrices.random(300, 100, "points");
                Matrix b = Matrices.random(100, 2, "right-hand sides");
                PackedMatrix matrix = PackedMatrix.zeros(100)) {
            matrix.addInnerProducts(points);
            try (var solution = new ConjugateGradients(1e-12, 3).solve(matrix, b)) {
                assertThat(solution.converged()).isFalse();
                assertThat(solution.steps()).isEqualTo(3);
            }
        }
    }

    @Test
    void zeroIsSolvedByZero() {
        try (PackedMatrix matrix = PackedMatrix.zeros(3);
                Matrix b = Matrix.zeros(3, 1)) {
            matrix.addToDiagonal(1);
            try (var solution = new ConjugateGradients(1e-12, 3).solve(matrix, b)) {
                assertThat(solution.steps()).isZero();
                assertThat(solution.converged()).isTrue();
                assertThat(solution.x().norm()).isZero();
            }
        }
    }
}
