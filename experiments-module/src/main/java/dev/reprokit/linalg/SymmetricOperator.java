package dev.reprokit.linalg;

/**
 * A symmetric matrix that is given only by its products with vectors, so that it need not be
 * stored. {@link ConjugateGradients} solves equations with it.
 */
public interface SymmetricOperator {

    /** {@return the number of rows of the matrix, which equals its number of columns} */
    int size();

    /**
     * Multiplies the matrix by several vectors.
     *
     * @param x one vector per column, of {@link #size()} numbers each; stays open and unchanged
     * @return one product per column, in the same order; the caller closes it
     */
    Matrix times(Matrix x);
}
