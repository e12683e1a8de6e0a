package dev.reprokit.assertion;

/**
 * The outcome of a statistical test.
 *
 * @param outcome the decision on the assertion
 * @param evidence the test and its values, one per line
 * @param advice how an undecided assertion could be decided
 */
record TestOutcome(Decision outcome, String evidence, String advice) {

    /** Returns the message of an assertion that does not hold. */
    String message(String claim, String table) {
        return outcome == Decision.REFUTED
                ? "Expecting %s, but the values refute it.%n%s%n%s"
                        .formatted(claim, evidence, table)
                : "Expecting %s, but there is too little evidence to decide.%n%s%n%s%n%s"
                        .formatted(claim, evidence, advice, table);
    }
}
