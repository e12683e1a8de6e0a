package dev.reprokit.plugin.bisect;

/** The reason why no commit can be named, in words for the user. */
public final class BisectionException extends Exception {

    /** Creates the exception with a message that says what is wrong and what to do. */
    BisectionException(String message) {
        super(message);
    }
}
