package dev.reprokit.internal.process;

import java.util.List;

/**
 * What the goal {@code doctor} has found out; the part of the forked JVM is {@code diagnosis.json}.
 *
 * @param findings in the order of reading
 */
public record Diagnosis(List<Finding> findings) {

    /** What a finding means for a run. */
    public enum State {
        /** As it should be. */
        OK,
        /** A run would start, and may not do what is expected of it. */
        WARN,
        /** It would keep experiments from being run. */
        WRONG
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what, in a word or two
     * @param state what it means
     * @param text what is there, in a line
     * @param remedy what is wrong with it in full, and what to type; empty where nothing is
     */
    public record Finding(String subject, State state, String text, String remedy) {

        /**
         * Something that is as it should be.
         *
         * @param subject what, in a word or two
         * @param text what is there, in a line
         * @return a finding without a remedy
         */
        public static Finding ok(String subject, String text) {
            return new Finding(subject, State.OK, text, "");
        }

        /**
         * Something that may not be what is expected.
         *
         * @param subject what, in a word or two
         * @param text what is there, in a line
         * @param remedy what to type
         * @return a finding that fails no build
         */
        public static Finding warn(String subject, String text, String remedy) {
            return new Finding(subject, State.WARN, text, remedy);
        }

        /**
         * Something that would keep experiments from being run.
         *
         * @param subject what, in a word or two
         * @param text what is there, in a line
         * @param remedy what to type
         * @return a finding that fails the build
         */
        public static Finding wrong(String subject, String text, String remedy) {
            return new Finding(subject, State.WRONG, text, remedy);
        }
    }
}
