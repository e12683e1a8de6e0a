package dev.reprokit.plugin.bisect;

import java.util.Optional;

/**
 * What became of one probe.
 *
 * @param commit the commit's place in the history
 * @param outcome what is known of it now
 * @param measurement its trials; empty if it could not be measured
 * @param twin the place of a commit that computes the same, bit for bit, and was measured before;
 *     null if there is none
 * @param error the chance that the outcome is wrong, between 0 and 1
 */
record Finding(
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

    static Finding unmeasured(int commit) {
        return new Finding(commit, Outcome.UNMEASURED, Optional.empty(), null, 0);
    }

    static Finding sure(int commit, Outcome outcome, Measurement measurement) {
        return new Finding(commit, outcome, Optional.of(measurement), null, 0);
    }

    /** {@return the same outcome for a commit that computes the same} */
    Finding ofTwin(int other, Measurement measured) {
        return new Finding(other, outcome, Optional.of(measured), commit, 0);
    }

    boolean is(Outcome wanted) {
        return outcome == wanted;
    }
}
