package dev.reprokit.assertion;

/**
 * Thrown by an assertion that the values neither support nor contradict: there is too little
 * evidence.
 *
 * <p>It is an {@link AssertionError}, because too little evidence is not a pass: a plain JUnit test
 * fails. It has a type of its own, because it is not a refutation either: ReproKit's verdict on a
 * claim (a sentence that the assertion checks) is then inconclusive.
 */
public class InconclusiveError extends AssertionError {

    /**
     * Creates the error of an undecided assertion.
     *
     * @param message the assertion, the values, and what would decide it
     */
    public InconclusiveError(String message) {
        super(message);
    }
}
