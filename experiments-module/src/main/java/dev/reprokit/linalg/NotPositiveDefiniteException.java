package dev.reprokit.linalg;

/** A matrix that is not positive definite, at least not in float64. */
public final class NotPositiveDefiniteException extends ArithmeticException {

    /**
     * Says where it was found out.
     *
     * @param size rows of the matrix
     * @param minor size of the smallest leading minor that is not positive
     */
    NotPositiveDefiniteException(int size, int minor) {
        super(
                ("the matrix of %d rows is not positive definite in float64: its leading minor of"
                                + " order %d is not positive. Points may coincide, or the kernel"
                                + " be too wide; add to the diagonal, or take a narrower kernel")
                        .formatted(size, minor));
    }
}
