package dev.reprokit.linalg;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;

import java.util.Objects;

/**
 * A matrix of doubles, stored column by column outside Java's heap. Close it to free its memory.
 */
public final class Matrix implements AutoCloseable {
    private final int rows;
    private final int columns;
    private final DoublePointer memory;

    private Matrix(int rows, int columns) {
        Blas.load();
        this.rows = rows;
        this.columns = columns;
        memory = new DoublePointer(Math.multiplyExact((long) rows, columns));
    }

    /**
     * Creates a matrix of zeros.
     *
     * @param rows number of rows, at least 1
     * @param columns number of columns, at least 1
     * @return the matrix; the caller closes it
     */
    public static Matrix zeros(int rows, int columns) {
        Matrix matrix = new Matrix(rows, columns);
        matrix.memory.zero();
        return matrix;
    }

    /**
     * Creates a matrix from its columns.
     *
     * @param columns columns of the same length, at least one
     * @return the matrix; the caller closes it
     * @throws IllegalArgumentException if the columns differ in length
     */
    public static Matrix ofColumns(double[]... columns) {
        Matrix matrix = new Matrix(columns[0].length, columns.length);
        for (int column = 0; column < columns.length; column++) {
            matrix.setColumn(column, columns[column]);
        }
        return matrix;
    }

    /**
     * Creates a matrix from its rows.
     *
     * @param rows rows of the same length, at least one
     * @return the matrix; the caller closes it
     */
    public static Matrix ofRows(double[]... rows) {
        return ofCells(rows.length, rows[0].length, (row, column) -> rows[row][column]);
    }

    /**
     * Creates a matrix from its rows in single precision.
     *
     * @param rows rows of the same length, at least one
     * @return the matrix; the caller closes it
     */
    public static Matrix ofRows(float[]... rows) {
        return ofCells(rows.length, rows[0].length, (row, column) -> rows[row][column]);
    }

    private static Matrix ofCells(int rows, int columns, Cells cells) {
        Matrix matrix = new Matrix(rows, columns);
        double[] numbers = new double[rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                numbers[row] = cells.at(row, column);
            }
            matrix.setColumn(column, numbers);
        }
        return matrix;
    }

    private interface Cells {
        double at(int row, int column);
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /**
     * Copies the matrix.
     *
     * @return the copy; the caller closes it
     */
    public Matrix copy() {
        Matrix copy = new Matrix(rows, columns);
        copy.memory.put(memory);
        return copy;
    }

    /**
     * Reads a column.
     *
     * @param column index of the column, 0 to {@code columns() - 1}
     * @return a copy of the column's numbers, one per row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public double[] column(int column) {
        double[] numbers = new double[rows];
        from(column).get(numbers);
        return numbers;
    }

    /**
     * Writes a column.
     *
     * @param column index of the column, 0 to {@code columns() - 1}
     * @param numbers one number per row
     * @throws IllegalArgumentException if {@code numbers} has another length than the number of
     *     rows
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public void setColumn(int column, double[] numbers) {
        if (numbers.length != rows) {
            throw new IllegalArgumentException(
                    "a column of %d numbers does not fit %d rows".formatted(numbers.length, rows));
        }
        from(column).put(numbers);
    }

    /**
     * Adds a product to this matrix: {@code this += scale * op(a) * op(b)}, where {@code op} is the
     * matrix itself or its transpose.
     *
     * @param scale the factor
     * @param a the left matrix; unchanged
     * @param transposeA true to transpose {@code a}
     * @param b the right matrix; unchanged
     * @param transposeB true to transpose {@code b}
     * @throws IllegalArgumentException if {@code op(a)} has not as many columns as {@code op(b)}
     *     has rows, or their product has another shape than this matrix
     */
    public void addProduct(
            double scale, Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
        int inner = transposeA ? a.rows : a.columns;
        if (rows != (transposeA ? a.columns : a.rows)
                || columns != (transposeB ? b.rows : b.columns)
                || inner != (transposeB ? b.columns : b.rows)) {
            throw new IllegalArgumentException(
                    "the shapes %s, %s and %s do not form a product".formatted(this, a, b));
        }
        cblas_dgemm(
                CblasColMajor,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                rows,
                columns,
                inner,
                scale,
                a.memory,
                a.rows,
                b.memory,
                b.rows,
                1,
                memory,
                rows);
    }

    /**
     * Adds a multiple of another matrix: {@code this += scale * other}.
     *
     * @param scale the factor
     * @param other a matrix of this shape
     */
    public void add(double scale, Matrix other) {
        for (int column = 0; column < columns; column++) {
            double[] mine = column(column);
            double[] theirs = other.column(column);
            for (int row = 0; row < rows; row++) {
                mine[row] += scale * theirs[row];
            }
            setColumn(column, mine);
        }
    }

    /**
     * Multiplies the matrix by a number.
     *
     * @param scale the factor
     * @return a new matrix; the caller closes it
     */
    public Matrix times(double scale) {
        Matrix multiple = zeros(rows, columns);
        multiple.add(scale, this);
        return multiple;
    }

    /**
     * Computes the inner product of two matrices: the sum, over all rows and columns, of the
     * product of the two entries in the same row and column.
     *
     * @param other a matrix of the same shape as this one
     * @return the inner product
     */
    public double innerProduct(Matrix other) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            double[] mine = column(column);
            double[] theirs = other.column(column);
            for (int row = 0; row < rows; row++) {
                sum += mine[row] * theirs[row];
            }
        }
        return sum;
    }

    /** {@return the Frobenius norm: the square root of the sum of all squares} */
    public double norm() {
        return Math.sqrt(innerProduct(this));
    }

    /**
     * Computes the distance to another matrix, relative to the norm of that matrix: {@code |this -
     * other| / |other|} with the Frobenius norm, the root of the sum of all squares.
     *
     * @param other a matrix of the same shape as this one
     * @return the relative distance; 0 if the matrices are equal, infinite or NaN if all entries of
     *     {@code other} are 0
     */
    public double relativeDistance(Matrix other) {
        try (Matrix difference = copy()) {
            difference.add(-1, other);
            return difference.norm() / other.norm();
        }
    }

    /** Returns the memory from a column on. */
    DoublePointer from(int column) {
        return memory.getPointer((long) Objects.checkIndex(column, columns) * rows);
    }

    DoublePointer memory() {
        return memory;
    }

    @Override
    public void close() {
        memory.deallocate();
    }

    @Override
    public String toString() {
        return rows + " x " + columns;
    }
}
