package dev.reprokit.internal.process;

import java.util.List;

/**
 * The findings of the goal {@code doctor}. Those of the forked JVM are in {@code diagnosis.json}.
 *
 * @param findings the findings in the order of display
 */
public record Diagnosis(List<Finding> findings) {

    /** Consequences of a finding for a run. */
    public enum State {
        /** The check passed. */
        OK,
        /** A run would start, but may not behave as expected. */
        WARN,
        /** Experiments cannot be run. */
        WRONG
    }

    /**
     * The result of one check.
     *
     * @param subject the thing that was checked, in a word or two
     * @param state the consequence for a run
     * @param text the observation, in one line
     * @param remedy the problem in full, and the command or setting that solves it; empty if the
     *     check passed
     */
    public record Finding(String subject, State state, String text, String remedy) {

        /**
         * Creates a finding for a check that passed.
         *
         * @param subject the thing that was checked, in a word or two
         * @param text the observation, in one line
         * @return a finding without a remedy
         */
        public static Finding ok(String subject, String text) {
            return new Finding(subject, State.OK, text, "");
        }

        /**
         * Creates a finding for a problem with which a run may not behave as expected.
         *
         * @param subject the thing that was checked, in a word or two
         * @param text the observation, in one line
         * @param remedy the problem in full, and the command or setting that solves it
         * @return a finding that does not fail the build
         */
        public static Finding warn(String subject, String text, String remedy) {
            return new Finding(subject, State.WARN, text, remedy);
        }

        /**
         * Creates a finding for a problem that keeps experiments from being run.
         *
         * @param subject the thing that was checked, in a word or two
         * @param text the observation, in one line
         * @param remedy the problem in full, and the command or setting that solves it
         * @return a finding that fails the build
         */
        public static Finding wrong(String subject, String text, String remedy) {
            return new Finding(subject, State.WRONG, text, remedy);
        }
    }
}
