package dev.reprokit.plugin.bisect;

import java.util.Optional;

/**
 * A commit and what is known of it.
 *
 * @param commit the commit's place in the history
 * @param outcome what is known of it now
 * @param measurement its trials; empty if it could not be measured
 * @param twin the place of a commit that computes the same, bit for bit, and was measured before;
 *     null if there is none
 * @param error the chance that the outcome is wrong, between 0 and 1
 */
record ProbedCommit(
        int commit,
        Outcome outcome,
        Optional<Measurement> measurement,
        Integer twin,
        double error) {

    /** What is known of a commit. */
    enum Outcome {
        /** It belongs to the good side. */
        GOOD,
        /** It belongs to the bad side. */
        BAD,
        /** Its values lie between the sides. */
        UNDECIDED,
        /** It has no values. */
        UNMEASURED
    }

    static ProbedCommit unmeasured(int commit) {
        return new ProbedCommit(commit, Outcome.UNMEASURED, Optional.empty(), null, 0);
    }

    static ProbedCommit sure(int commit, Outcome outcome, Measurement measurement) {
        return new ProbedCommit(commit, outcome, Optional.of(measurement), null, 0);
    }

    /** {@return the same outcome for a commit that computes the same} */
    ProbedCommit ofTwin(int other, Measurement measured) {
        return new ProbedCommit(other, outcome, Optional.of(measured), commit, 0);
    }

    boolean is(Outcome wanted) {
        return outcome == wanted;
    }
}
