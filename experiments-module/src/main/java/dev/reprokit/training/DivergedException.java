package dev.reprokit.training;

/**
 * Thrown when a metric becomes infinite or not a number, so that further training is pointless. Let
 * it pass: the trial then ends as diverged, and the other trials go on.
 */
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
