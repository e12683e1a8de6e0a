package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dpftrs_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.DoublePointer;

/** The lower triangular L of a symmetric positive definite matrix L L^T, packed as that was. */
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
     * @param b one right-hand side a column
     * @return one solution a column, to be closed
     * @throws IllegalArgumentException if the right-hand sides are not as long as the matrix
     */
    public Matrix solve(Matrix b) {
        if (b.rows() != size) {
            throw new IllegalArgumentException(
                    "right-hand sides of %d numbers for %d rows".formatted(b.rows(), size));
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
