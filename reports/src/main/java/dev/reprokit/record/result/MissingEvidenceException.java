package dev.reprokit.record.result;

/** Thrown when a claim or a check needs a metric that was not measured. It is never a pass. */
public final class MissingEvidenceException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param message the trial or metric that is missing, and why
     */
    public MissingEvidenceException(String message) {
        super(message);
    }
}
