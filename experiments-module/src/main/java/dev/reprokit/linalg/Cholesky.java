package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dpftrs_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.DoublePointer;

/**
 * The Cholesky factor of a symmetric positive definite matrix A: the lower triangular L with A = L
 * L^T, which solves equations A x = b fast. {@link PackedMatrix#factorise} computes it. It is
 * stored outside Java's heap, without the zeros of its upper triangle; close it to free its memory.
 */
public final class Cholesky implements AutoCloseable {
    private final int size;
    private final DoublePointer memory;

    Cholesky(int size, DoublePointer memory) {
        this.size = size;
        this.memory = memory;
    }

    /**
     * Solves A x = b, where A = L L^T is the factorised matrix, for several right-hand sides.
     *
     * @param b one right-hand side per column
     * @return one solution per column; the caller closes it
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
