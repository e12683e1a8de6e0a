package dev.reprokit.training;

/** A metric became infinite or not a number: there is no point in training on. */
public final class DivergedException extends RuntimeException {

    /**
     * Says what diverged.
     *
     * @param message metric, value and epoch
     */
    public DivergedException(String message) {
        super(message);
    }
}
