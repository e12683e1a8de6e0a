package dev.reprokit.harness;

/** A plan cannot be run as it stands; nothing was trained. The message says what to do. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
