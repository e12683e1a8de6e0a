package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLeft;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpftrf_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsfrk_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsymm;

import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * A symmetric matrix of n rows, of which only the lower triangle is stored, outside Java's heap: n
 * (n + 1) / 2 doubles, half of a full matrix. Close it to free its memory.
 *
 * <p>Its format is LAPACK's rectangular full packed one (Gustavson et al. 2010), on which the fast
 * algorithms for full matrices work too. It is a rectangle of n1 = ceil(n / 2) columns, whose
 * leading dimension is n for odd and n + 1 for even n. Entry (i, j) with i &gt;= j lies in column
 * j, row i (+ 1 for even n), if j &lt; n1; otherwise, transposed, in column i - n1 (+ 1 for odd n),
 * row j - n1. LAPACK calls this variant TRANSR = N, UPLO = L.
 */
public final class PackedMatrix implements SymmetricOperator, AutoCloseable {
    /**
     * The largest number of rows n: LAPACK, the library that factorises the matrix, counts the n (n
     * + 1) / 2 stored entries with a signed 32-bit number.
     */
    public static final int LARGEST = 65_535;

    static final byte NORMAL = 'N';
    static final byte LOWER = 'L';

    private final int size;
    private final int half;
    private final int shift;
    private final int leading;
    private @Nullable DoublePointer memory;

    private PackedMatrix(int size) {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "expected 1 to %2$d rows, but got %1$d".formatted(size, LARGEST));
        }
        // Not earlier: listing experiments asks for sizes, and must work without the library.
        Blas.load();
        this.size = size;
        half = size - size / 2;
        shift = 1 - size % 2;
        leading = size + shift;
        memory = new DoublePointer(entries(size));
    }

    private static long entries(int size) {
        return (long) size * (size + 1) / 2;
    }

    /**
     * Computes the memory that a symmetric matrix of this class takes, n (n + 1) / 2 doubles of 8
     * bytes for n rows, so that callers can tell before its creation whether it fits.
     *
     * @param size number of rows n
     * @return the memory in bytes
     */
    public static long bytes(int size) {
        return Double.BYTES * entries(size);
    }

    /**
     * Creates a symmetric matrix of zeros.
     *
     * @param size number of rows and of columns, 1 to {@link #LARGEST}
     * @return the matrix; the caller closes it
     * @throws IllegalArgumentException if {@code size} is below 1 or above {@link #LARGEST}
     */
    public static PackedMatrix zeros(int size) {
        PackedMatrix matrix = new PackedMatrix(size);
        matrix.memory().zero();
        return matrix;
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * Copies the matrix.
     *
     * @return the copy; the caller closes it
     */
    public PackedMatrix copy() {
        PackedMatrix copy = new PackedMatrix(size);
        copy.memory().put(memory());
        return copy;
    }

    /**
     * Reads an entry. As the matrix is symmetric, entries (i, j) and (j, i) are equal.
     *
     * @param i row, 0 to {@code size() - 1}
     * @param j column, 0 to {@code size() - 1}; neither index is checked
     * @return the entry
     */
    public double get(int i, int j) {
        return memory().get(index(Math.max(i, j), Math.min(i, j)));
    }

    /**
     * {@return a copy of the entries (i, i), one per row; if the entries are inner products of
     * points, these are the points' squared lengths}
     */
    public double[] diagonal() {
        double[] diagonal = new double[size];
        for (int i = 0; i < size; i++) {
            diagonal[i] = get(i, i);
        }
        return diagonal;
    }

    /**
     * Adds a number to each entry of the diagonal, such as the penalty of a ridge regression.
     *
     * @param number the number
     */
    public void addToDiagonal(double number) {
        for (int i = 0; i < size; i++) {
            memory().put(index(i, i), get(i, i) + number);
        }
    }

    private long index(int i, int j) {
        return j < half
                ? i + shift + (long) j * leading
                : j - half + (long) (i - half + 1 - shift) * leading;
    }

    /**
     * Adds the inner product of each two of some vectors, here called points: entry (i, j) grows by
     * the product of points i and j, {@code this += points^T points}.
     *
     * @param points one column per point, one row per coordinate; as many columns as this matrix
     *     has rows
     * @throws IllegalArgumentException if there is another number of points than rows
     */
    public void addInnerProducts(Matrix points) {
        if (points.columns() != size) {
            throw new IllegalArgumentException(
                    "%d points do not fit a matrix of %d rows".formatted(points.columns(), size));
        }
        LAPACKE_dsfrk_work(
                LAPACK_COL_MAJOR,
                NORMAL,
                LOWER,
                (byte) 'T',
                size,
                points.rows(),
                1,
                points.memory(),
                points.rows(),
                1,
                memory());
    }

    /** A function that computes a new entry from the present one and its row and column. */
    public interface EntryFunction {
        /**
         * Computes a new entry.
         *
         * @param i row
         * @param j column, at most {@code i}
         * @param entry the present entry
         * @return the new entry
         */
        double apply(int i, int j, double entry);
    }

    /**
     * Replaces every entry by a function of it and its row and column.
     *
     * @param function called once per entry (i, j) of the lower triangle, in any order; entry (j,
     *     i) gets the same new number
     */
    public void replaceAll(EntryFunction function) {
        double[] numbers = new double[leading];
        for (int column = 0; column < half; column++) {
            DoublePointer place = memory().getPointer((long) column * leading);
            place.get(numbers);
            for (int row = 0; row < leading; row++) {
                numbers[row] =
                        row - shift >= column
                                ? function.apply(row - shift, column, numbers[row])
                                : function.apply(
                                        column + half - 1 + shift, row + half, numbers[row]);
            }
            place.put(numbers);
        }
    }

    @Override
    public Matrix times(Matrix x) {
        Matrix y = Matrix.zeros(size, x.columns());
        int rest = size - half;
        DoublePointer upperLeft = memory().getPointer(shift);
        DoublePointer lowerRight = memory().getPointer((long) (1 - shift) * leading);
        DoublePointer lowerLeft = memory().getPointer(shift + half);
        addSymmetric(CblasLower, half, upperLeft, x, y, 0);
        if (rest > 0) {
            addSymmetric(CblasUpper, rest, lowerRight, x, y, half);
            addRectangle(CblasNoTrans, rest, half, lowerLeft, x, 0, y, half);
            addRectangle(CblasTrans, half, rest, lowerLeft, x, half, y, 0);
        }
        return y;
    }

    private void addSymmetric(
            int triangle, int rows, DoublePointer part, Matrix x, Matrix y, int at) {
        cblas_dsymm(
                CblasColMajor,
                CblasLeft,
                triangle,
                rows,
                x.columns(),
                1,
                part,
                leading,
                x.memory().getPointer(at),
                size,
                1,
                y.memory().getPointer(at),
                size);
    }

    private void addRectangle(
            int transpose,
            int rows,
            int inner,
            DoublePointer part,
            Matrix x,
            int from,
            Matrix y,
            int to) {
        cblas_dgemm(
                CblasColMajor,
                transpose,
                CblasNoTrans,
                rows,
                x.columns(),
                inner,
                1,
                part,
                leading,
                x.memory().getPointer(from),
                size,
                1,
                y.memory().getPointer(to),
                size);
    }

    /**
     * Factorises the matrix into L L^T with a lower triangular L, the Cholesky factorisation that
     * solves linear equations. The factor takes over this matrix's memory, so that this matrix is
     * closed and must not be used afterwards.
     *
     * @return the factor; the caller closes it
     * @throws NotPositiveDefiniteException if there is no such factor, because the matrix is not
     *     positive definite; this matrix is closed then, too
     */
    public Cholesky factorise() {
        int minor = LAPACKE_dpftrf_work(LAPACK_COL_MAJOR, NORMAL, LOWER, size, memory());
        if (minor != 0) {
            close();
            throw new NotPositiveDefiniteException(size, minor);
        }
        Cholesky factor = new Cholesky(size, memory());
        memory = null;
        return factor;
    }

    private DoublePointer memory() {
        if (memory == null) {
            throw new IllegalStateException("the matrix is closed");
        }
        return memory;
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.deallocate();
            memory = null;
        }
    }
}
