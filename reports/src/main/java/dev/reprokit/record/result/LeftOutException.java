package dev.reprokit.record.result;

/**
 * Thrown when a claim (a sentence that is judged by a run's metrics) needs a condition, one setting
 * of what the experiment varies, that the user left out of the run. The claim then gets the verdict
 * not applicable.
 */
public final class LeftOutException extends MissingEvidenceException {

    /**
     * Creates the exception.
     *
     * @param message the condition, i.e. setting, that is needed
     */
    public LeftOutException(String message) {
        super(message);
    }
}
