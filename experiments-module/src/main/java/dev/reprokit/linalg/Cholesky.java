package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dpftrs_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.DoublePointer;

/**
 * The Cholesky factor: the lower triangular L of a symmetric positive definite matrix L L^T, packed
 * like that matrix.
 */
public final class Cholesky implements AutoCloseable {
    private final int size;
    private final DoublePointer memory;

    Cholesky(int size, DoublePointer memory) {
        this.size = size;
        this.memory = memory;
    }

    /**
     * Solves L L^T x = b for several right-hand sides.
     *
     * @param b one right-hand side per column
     * @return one solution per column, to be closed
     * @throws IllegalArgumentException if {@code b} has another number of rows than the matrix
     */
    public Matrix solve(Matrix b) {
        if (b.rows() != size) {
            throw new IllegalArgumentException(
                    "right-hand sides of %d numbers do not fit a matrix of %d rows"
                            .formatted(b.rows(), size));
        }
        Matrix x = b.copy();
        LAPACKE_dpftrs_work(
                LAPACK_COL_MAJOR,
                PackedMatrix.NORMAL,
                PackedMatrix.LOWER,
                size,
                x.columns(),
                memory,
                x.memory(),
                size);
        return x;
    }

    @Override
    public void close() {
        memory.deallocate();
    }
}
