package dev.reprokit.baseline;

import org.jspecify.annotations.Nullable;

/**
 * A difference between a run and its baseline.
 *
 * @param kind the kind of difference
 * @param experiment the experiment's id
 * @param message the difference in words, with the values of both
 * @param claim the id of the claim that has another verdict; null if that is not the difference
 */
public record Difference(Kind kind, String experiment, String message, @Nullable String claim) {

    /**
     * Creates a difference that is not in the verdict on a claim.
     *
     * @param kind the kind of difference
     * @param experiment the experiment's id
     * @param message the difference in words, with the values of both
     */
    public Difference(Kind kind, String experiment, String message) {
        this(kind, experiment, message, null);
    }

    /** Kinds of differences. */
    public enum Kind {
        /** A metric or a claim is worse than in the baseline. */
        REGRESSION("regression", true),
        /**
         * The baseline has a claim, condition, seed, parameter or metric that the run lacks, e.g.
         * because it was renamed.
         */
        MISSING("missing", true),
        /**
         * A metric or a claim is better than in the baseline. This fails a build, too: labels that
         * leak into training look like an improvement, and an outdated baseline hides the next
         * regression.
         */
        OUT_OF_DATE("baseline out of date", true),
        /**
         * A metric, a setting or what a claim is held to differs from the baseline, and neither is
         * better.
         */
        CHANGED("changed", true),
        /** The run and the baseline cannot be compared, e.g. because they used different data. */
        NOT_COMPARABLE("not comparable", true),
        /**
         * The run has something that the baseline lacks, or decides a claim that the baseline left
         * open.
         */
        NEW("new", false),
        /** The two differ, perhaps by chance: there are too few seeds, or other ones. */
        UNDECIDED("undecided", false),
        /** A seed lies far outside of all that the baseline has seen. */
        SEED_APART("a seed apart", false),
        /**
         * A metric has moved slowly over the entries of the experiment's history, perhaps in steps
         * that no comparison with a baseline would tell.
         */
        DRIFT("drift", false);

        private final String words;
        private final boolean failure;

        Kind(String words, boolean failure) {
            this.words = words;
            this.failure = failure;
        }

        /** {@return the name for readers, e.g. {@code baseline out of date}} */
        public String words() {
            return words;
        }

        /** {@return whether a difference of this kind fails the build} */
        public boolean isFailure() {
            return failure;
        }
    }

    /** {@return the difference in one or more lines, e.g. {@code lrn-removal, regression: ...}} */
    public String inWords() {
        return "%s, %s: %s".formatted(experiment, kind.words(), message);
    }
}
