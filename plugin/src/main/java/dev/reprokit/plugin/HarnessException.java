package dev.reprokit.plugin;

/** An experiment could not be run, so nothing can be said of its claims. */
final class HarnessException extends Exception {

    /** Says what happened, where to look and what to do. */
    HarnessException(String message) {
        super(message);
    }

    /** As above, after an input or output error. */
    HarnessException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
