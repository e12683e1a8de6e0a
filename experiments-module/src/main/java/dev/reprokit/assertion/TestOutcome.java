package dev.reprokit.assertion;

/**
 * What a test found.
 *
 * @param outcome what it says of the assertion
 * @param evidence the test and its values, a line each
 * @param advice what it would take to decide, for an undecided assertion
 */
record TestOutcome(Decision outcome, String evidence, String advice) {

    /** The message for an assertion that does not hold. */
    String message(String claim, String table) {
        return outcome == Decision.REFUTED
                ? "Expecting %s, but the values refute it.%n%s%n%s"
                        .formatted(claim, evidence, table)
                : "Expecting %s, but there is too little evidence either way.%n%s%n%s%n%s"
                        .formatted(claim, evidence, advice, table);
    }
}
