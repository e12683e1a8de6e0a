package dev.reprokit.linalg;

/** A symmetric matrix that is known by its products only. */
public interface SymmetricOperator {

    /** {@return how many rows and columns} */
    int size();

    /**
     * Multiplies.
     *
     * @param x one vector a column
     * @return the products, one a column, to be closed
     */
    Matrix times(Matrix x);
}
