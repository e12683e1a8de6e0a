package dev.reprokit.training;

/**
 * Thrown when a metric becomes infinite or not a number, so that further training is pointless. Do
 * not catch it: the trial (a setting run with one seed) then ends as diverged, and the other trials
 * go on.
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
