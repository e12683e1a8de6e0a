package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Thrown when a data set is missing, damaged or too small. The message states what to do. */
public final class DataException extends IOException {

    /**
     * Creates an exception.
     *
     * @param message what was expected and what was found, in which file, and which property to set
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what was expected and what was found, in which file, and which property to set
     * @param cause the underlying error; null if there is none
     */
    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
