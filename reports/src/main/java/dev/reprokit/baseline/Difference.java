package dev.reprokit.baseline;

/**
 * Something that a run has and its baseline has not, or has otherwise.
 *
 * @param kind what kind of difference it is
 * @param experiment the experiment's id
 * @param message what differs, with values
 */
public record Difference(Kind kind, String experiment, String message) {

    /** Kinds of differences. */
    public enum Kind {
        /** Worse than the baseline. */
        REGRESSION("regression", true),
        /** The baseline has it, the run has not; where it was renamed, too. */
        MISSING("missing", true),
        /**
         * Better than the baseline. A failure, too: labels that leak into training look just like
         * an improvement, and a baseline that lags behind hides the next regression.
         */
        OUT_OF_DATE("baseline out of date", true),
        /** Other than the baseline, and neither way is better. */
        CHANGED("changed", true),
        /** The two answer different questions. */
        NOT_COMPARABLE("not comparable", true),
        /** The run has it, the baseline has not, or had it undecided. */
        NEW("new", false),
        /** The two differ, and nobody can know whether by chance: too few seeds, or other ones. */
        UNDECIDED("undecided", false);

        private final String words;
        private final boolean failure;

        Kind(String words, boolean failure) {
            this.words = words;
            this.failure = failure;
        }

        /** {@return what readers see} */
        public String words() {
            return words;
        }

        /** {@return whether a build with it may not pass} */
        public boolean isFailure() {
            return failure;
        }
    }

    /** {@return in a line or more, e.g. {@code lrn-removal, regression: ...}} */
    public String inWords() {
        return "%s, %s: %s".formatted(experiment, kind.words(), message);
    }
}
