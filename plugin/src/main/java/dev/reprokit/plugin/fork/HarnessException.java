package dev.reprokit.plugin.fork;

/** The failure to run an experiment, after which its claims have no verdict. */
public final class HarnessException extends Exception {

    /**
     * Creates the exception with a message that says what happened, where to look and what to do.
     */
    public HarnessException(String message) {
        super(message);
    }

    /** Creates the exception after an input or output error. */
    public HarnessException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
