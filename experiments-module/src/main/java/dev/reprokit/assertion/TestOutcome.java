package dev.reprokit.assertion;

/**
 * The outcome of a statistical test.
 *
 * @param outcome the decision on the assertion
 * @param evidence the test and its values, one per line
 * @param advice how an undecided assertion could be decided
 */
record TestOutcome(Decision outcome, String evidence, String advice) {

    /** Returns what an assertion found that rests on this test. */
    Finding finding(String criterion, String table) {
        String reason =
                switch (outcome) {
                    case HOLDS -> "and the values support it";
                    case REFUTED -> "but the values refute it";
                    case INCONCLUSIVE -> "but there is too little evidence to decide";
                };
        String test =
                outcome == Decision.INCONCLUSIVE ? "%s%n%s".formatted(evidence, advice) : evidence;
        return new Finding(outcome, criterion, reason, "%s%n%s".formatted(test, table));
    }
}
