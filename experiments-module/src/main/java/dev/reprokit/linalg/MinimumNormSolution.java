package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgelsd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.IntPointer;

import java.util.Arrays;

/**
 * The least-squares solution of minimum norm: of all X for which the Frobenius norm of A X - B is
 * smallest, the one of smallest norm itself. A may have more rows than columns, more columns than
 * rows, or any rank.
 *
 * <p>LAPACK's {@code dgelsd} computes it from the singular values of A. The products A^T A and A
 * A^T, whose condition numbers are the square of A's, are never formed, so that results keep their
 * digits where A is square and random, and its smallest singular value is close to 0. Singular
 * values below {@code max(rows, columns) 2^-52} of the largest count as 0, as in NumPy's {@code
 * lstsq}: rounding alone makes such ones.
 *
 * @param x X, one column per column of B; closed with this
 * @param rank number of singular values of A that do not count as 0
 * @param singularValues all singular values of A in descending order, as many as the smaller of its
 *     numbers of rows and columns
 */
public record MinimumNormSolution(Matrix x, int rank, double[] singularValues)
        implements AutoCloseable {

    /**
     * Solves A X = B in the sense of least squares and minimum norm.
     *
     * @param a the matrix A; its numbers are overwritten
     * @param b the right-hand sides B, one per column, of as many rows as A; unchanged
     * @return the solution; the caller closes it
     * @throws IllegalArgumentException if A and B differ in rows
     * @throws ArithmeticException if the singular values do not converge
     */
    public static MinimumNormSolution of(Matrix a, Matrix b) {
        if (a.rows() != b.rows()) {
            throw new IllegalArgumentException(
                    "right-hand sides of %d numbers do not fit a matrix of %d rows"
                            .formatted(b.rows(), a.rows()));
        }
        int longer = Math.max(a.rows(), a.columns());
        int shorter = Math.min(a.rows(), a.columns());
        try (Matrix solved = resized(b, longer);
                Matrix values = Matrix.zeros(shorter, 1);
                IntPointer rank = new IntPointer(1)) {
            int failed =
                    LAPACKE_dgelsd(
                            LAPACK_COL_MAJOR,
                            a.rows(),
                            a.columns(),
                            b.columns(),
                            a.memory(),
                            a.rows(),
                            solved.memory(),
                            longer,
                            values.memory(),
                            longer * Math.ulp(1.0),
                            rank);
            if (failed != 0) {
                throw new ArithmeticException("the singular values do not converge: " + failed);
            }
            return new MinimumNormSolution(
                    resized(solved, a.columns()), rank.get(), values.column(0));
        }
    }

    /** Returns the first rows of a matrix, or all of them and zeros below. */
    private static Matrix resized(Matrix matrix, int rows) {
        Matrix resized = Matrix.zeros(rows, matrix.columns());
        for (int column = 0; column < matrix.columns(); column++) {
            resized.setColumn(column, Arrays.copyOf(matrix.column(column), rows));
        }
        return resized;
    }

    /**
     * Computes the condition number of A, by which relative errors of its entries may be enlarged
     * in the solution.
     *
     * @return the largest singular value over the smallest; infinite if the smallest is 0
     */
    public double conditionNumber() {
        return singularValues[0] / singularValues[singularValues.length - 1];
    }

    @Override
    public void close() {
        x.close();
    }
}
