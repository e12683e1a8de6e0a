package dev.reprokit.training;

/** Thrown when a metric becomes infinite or not a number: further training is pointless. */
public final class DivergedException extends RuntimeException {

    /**
     * Creates an exception.
     *
     * @param message metric, value and epoch
     */
    public DivergedException(String message) {
        super(message);
    }
}
