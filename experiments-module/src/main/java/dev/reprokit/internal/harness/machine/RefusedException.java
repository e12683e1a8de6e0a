package dev.reprokit.internal.harness.machine;

/**
 * Thrown when a plan cannot be run as it stands; nothing was trained. The message states what to
 * do.
 */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
