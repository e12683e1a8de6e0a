package dev.reprokit.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A data set that cannot be had. The message says what to do about it. */
public final class DataException extends IOException {

    /**
     * Says what is wrong.
     *
     * @param message what was expected, what was seen, in which file, which property to set
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Says what is wrong, and what caused it.
     *
     * @param message what was expected, what was seen, in which file, which property to set
     * @param cause the error below; null where there is none
     */
    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
