package dev.reprokit.internal.definition;

/** Thrown when a file does not define an experiment. The message names every fault's place. */
public final class DefinitionException extends Exception {
    private static final long serialVersionUID = 1;

    DefinitionException(String message) {
        super(message);
    }
}
