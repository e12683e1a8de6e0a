package dev.reprokit.record.result;

/**
 * Thrown when a claim (a sentence that is judged by a run's metrics) or another check needs a
 * metric that was not measured, or whose trial (a setting run with one seed) failed. The claim then
 * gets the verdict invalid, which is never a pass.
 */
public class MissingEvidenceException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param message the trial or metric that is missing, and why
     */
    public MissingEvidenceException(String message) {
        super(message);
    }
}
