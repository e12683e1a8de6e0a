package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * @param values eigenvalues in ascending order
 * @param vectors eigenvectors of length 1, one per column; column i belongs to {@code values[i]}.
 *     Closed with this
 */
public record SymmetricEigen(double[] values, Matrix vectors) implements AutoCloseable {

    /**
     * Computes all eigenvalues and eigenvectors of a matrix.
     *
     * @param matrix a square matrix, of which the lower triangle is read
     * @return the decomposition; the caller closes it
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException if the iteration does not converge
     */
    public static SymmetricEigen of(Matrix matrix) {
        if (matrix.rows() != matrix.columns()) {
            throw new IllegalArgumentException("a matrix of %s is not symmetric".formatted(matrix));
        }
        Matrix vectors = matrix.copy();
        double[] values = new double[matrix.rows()];
        try (Matrix eigenvalues = Matrix.zeros(values.length, 1)) {
            int failed =
                    LAPACKE_dsyevd(
                            LAPACK_COL_MAJOR,
                            (byte) 'V',
                            PackedMatrix.LOWER,
                            values.length,
                            vectors.memory(),
                            values.length,
                            eigenvalues.memory());
            if (failed != 0) {
                vectors.close();
                throw new ArithmeticException("the eigenvalues do not converge: " + failed);
            }
            return new SymmetricEigen(eigenvalues.column(0), vectors);
        }
    }

    @Override
    public void close() {
        vectors.close();
    }
}
