package dev.reprokit.plugin.fork;

/** An experiment could not be run, so nothing can be said of its claims. */
public final class HarnessException extends Exception {

    /** Says what happened, where to look and what to do. */
    public HarnessException(String message) {
        super(message);
    }

    /** As above, after an input or output error. */
    public HarnessException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
