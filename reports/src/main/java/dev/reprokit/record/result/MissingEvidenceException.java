package dev.reprokit.record.result;

/** What a claim or a check needs was not measured. Never a pass. */
public final class MissingEvidenceException extends RuntimeException {

    /**
     * Says what is missing.
     *
     * @param message which trial or metric, and why it is not there
     */
    public MissingEvidenceException(String message) {
        super(message);
    }
}
