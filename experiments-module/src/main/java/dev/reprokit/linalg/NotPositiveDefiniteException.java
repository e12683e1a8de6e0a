package dev.reprokit.linalg;

/**
 * Thrown when a matrix cannot be factorised because it is not positive definite in float64, e.g.
 * the matrix of the similarities of points, two of which are equal. A number added to its diagonal
 * may help.
 */
public final class NotPositiveDefiniteException extends ArithmeticException {

    /**
     * Creates an exception.
     *
     * @param size rows of the matrix
     * @param minor size of the smallest leading minor that is not positive
     */
    NotPositiveDefiniteException(int size, int minor) {
        super(
                ("the matrix of %d rows is not positive definite in float64: its leading minor of"
                                + " order %d is not positive. Points may coincide, or the kernel"
                                + " be too wide; add to the diagonal, or use a narrower kernel")
                        .formatted(size, minor));
    }
}
