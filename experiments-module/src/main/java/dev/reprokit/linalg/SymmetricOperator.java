package dev.reprokit.linalg;

/** A symmetric matrix that is given only by its products. */
public interface SymmetricOperator {

    /** {@return the number of rows, which is that of columns} */
    int size();

    /**
     * Multiplies the matrix by vectors.
     *
     * @param x one vector per column
     * @return one product per column, to be closed
     */
    Matrix times(Matrix x);
}
