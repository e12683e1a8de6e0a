package dev.reprokit.internal.program;

import static java.util.Objects.requireNonNull;

/** Thrown when a program's trial has failed. The message says what to do. */
public final class ProgramException extends Exception {
    private static final long serialVersionUID = 1;

    ProgramException(String message) {
        super(message);
    }

    /** The row of a failed trial holds this: a reader needs the sentence only. */
    @Override
    public String toString() {
        return requireNonNull(getMessage(), "it has a sentence");
    }
}
