package dev.reprokit.assertion;

/**
 * The values neither support nor contradict what was asserted: there is too little evidence.
 *
 * <p>An {@link AssertionError}, because too little evidence is not a pass: a plain JUnit test
 * fails. A type of its own, because it is no refutation either: ReproKit judges such a claim
 * inconclusive.
 */
public class InconclusiveError extends AssertionError {

    /**
     * An undecided assertion.
     *
     * @param message what was asserted, the values, and what it would take to decide
     */
    public InconclusiveError(String message) {
        super(message);
    }
}
