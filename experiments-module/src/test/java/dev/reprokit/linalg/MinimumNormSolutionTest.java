package dev.reprokit.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MinimumNormSolutionTest {

    /** Of x1 + 2 x2 = 5 the point nearest to 0 is (1, 2). */
    @Test
    void ofOneEquationItIsThePointNearestToZero() {
        try (Matrix a = Matrix.ofRows(new double[] {1, 2});
                Matrix b = Matrix.ofRows(new double[] {5});
                MinimumNormSolution solution = MinimumNormSolution.of(a, b)) {
            assertThat(solution.x().column(0)).containsExactly(new double[] {1, 2}, within(1e-14));
            assertThat(solution.singularValues())
                    .containsExactly(new double[] {Math.sqrt(5)}, within(1e-14));
            assertThat(solution.rank()).isEqualTo(1);
            assertThat(solution.conditionNumber()).isEqualTo(1);
        }
    }

    /** A line through (0, 1), (1, 2), (2, 4): by hand, 5/6 + 3/2 x. */
    @Test
    void ofTooManyEquationsItHasTheLeastSquares() {
        try (Matrix a =
                        Matrix.ofRows(
                                new double[] {1, 0}, new double[] {1, 1}, new double[] {1, 2});
                Matrix b = Matrix.ofColumns(new double[] {1, 2, 4});
                MinimumNormSolution solution = MinimumNormSolution.of(a, b)) {
            assertThat(solution.x().column(0))
                    .containsExactly(new double[] {5 / 6.0, 1.5}, within(1e-14));
        }
    }

    /**
     * The third row is the sum of the others. NumPy 2.4.6, {@code numpy.linalg.lstsq(A, B,
     * rcond=None)}, gives these numbers; its third singular value is 1.2e-15.
     */
    @Test
    void ofDependentEquationsItIsNumPys() {
        try (Matrix a =
                        Matrix.ofRows(
                                new double[] {1, 2, 3},
                                new double[] {4, 5, 6},
                                new double[] {5, 7, 9});
                Matrix b = Matrix.ofColumns(new double[] {1, 2, 4}, new double[] {1, 0, 1});
                MinimumNormSolution solution = MinimumNormSolution.of(a, b)) {
            assertThat(solution.rank()).isEqualTo(2);
            assertThat(solution.x().column(0))
                    .containsExactly(
                            new double[] {
                                -0.22222222222222335, 0.1111111111111106, 0.44444444444444586
                            },
                            within(1e-13));
            assertThat(solution.x().column(1))
                    .containsExactly(
                            new double[] {
                                -0.9444444444444456, -0.1111111111111126, 0.7222222222222243
                            },
                            within(1e-13));
            assertThat(solution.singularValues())
                    .containsExactly(
                            new double[] {15.66332311562977, 0.8125939794127831, 0}, within(1e-13));
        }
    }

    /** A^T A x = A^T b, by Cholesky. */
    @Test
    void ofMoreRowsItSolvesTheNormalEquations() {
        try (Matrix a = Matrices.random(12, 5, "a");
                Matrix b = Matrices.random(12, 3, "b");
                PackedMatrix products = PackedMatrix.zeros(5);
                Matrix right = Matrix.zeros(5, 3)) {
            products.addInnerProducts(a);
            right.addProduct(1, a, true, b, false);
            try (Cholesky factor = products.factorise();
                    Matrix expected = factor.solve(right);
                    Matrix used = a.copy();
                    MinimumNormSolution solution = MinimumNormSolution.of(used, b)) {
                assertThat(solution.x().relativeDistance(expected)).isLessThan(1e-12);
                assertThat(solution.rank()).isEqualTo(5);
            }
        }
    }

    /** x = A^T alpha with A A^T alpha = b, by Cholesky: a combination of the rows of A. */
    @Test
    void ofMoreColumnsItSolvesTheDualEquations() {
        try (Matrix transposed = Matrices.random(12, 5, "a");
                Matrix a = Matrix.ofRows(Matrices.columns(transposed));
                Matrix b = Matrices.random(5, 3, "b");
                PackedMatrix products = PackedMatrix.zeros(5);
                Matrix expected = Matrix.zeros(12, 3)) {
            products.addInnerProducts(transposed);
            try (Cholesky factor = products.factorise();
                    Matrix alpha = factor.solve(b);
                    MinimumNormSolution solution = MinimumNormSolution.of(a, b)) {
                expected.addProduct(1, transposed, false, alpha, false);
                assertThat(solution.x().relativeDistance(expected)).isLessThan(1e-12);
                assertThat(solution.rank()).isEqualTo(5);
            }
        }
    }

    @Test
    void ofASquareMatrixItSolvesTheEquations() {
        try (Matrix a = Matrices.random(8, 8, "a");
                Matrix b = Matrices.random(8, 3, "b");
                Matrix used = a.copy();
                MinimumNormSolution solution = MinimumNormSolution.of(used, b);
                Matrix products = Matrix.zeros(8, 3)) {
            products.addProduct(1, a, false, solution.x(), false);
            assertThat(products.relativeDistance(b)).isLessThan(1e-12);
        }
    }

    @Test
    void refusesRightHandSidesThatDoNotFit() {
        try (Matrix a = Matrix.zeros(3, 2);
                Matrix b = Matrix.zeros(2, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MinimumNormSolution.of(a, b))
                    .withMessageContaining("right-hand sides of 2 numbers")
                    .withMessageContaining("3 rows");
        }
    }
}
