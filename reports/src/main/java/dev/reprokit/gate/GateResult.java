package dev.reprokit.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * What a gate says.
 *
 * @param lines what readers are told whatever the outcome is, in order
 * @param outcome whether the build may pass
 * @param message why it may not, and what to do; empty where it may
 */
public record GateResult(List<Line> lines, Outcome outcome, String message) {

    /** Keeps a copy. */
    public GateResult {
        lines = List.copyOf(lines);
    }

    /** Whether a build may pass. */
    public enum Outcome {
        /** It may. */
        PASSED,
        /** It may not: a claim does not hold, or a result is not what it was. */
        FAILED,
        /**
         * It may not, for nobody can know: evidence is missing, nothing was asked of it, or a file
         * cannot be read or written.
         */
        UNKNOWN
    }

    /** How much a line matters. */
    public enum Level {
        /** Good to know. */
        INFO,
        /** To be looked at. */
        WARNING
    }

    /**
     * One thing that readers are told.
     *
     * @param level how much it matters
     * @param text the words, in one line or more
     */
    public record Line(Level level, String text) {}

    /** Lines while a gate is at work. */
    static final class Lines {
        private final List<Line> lines = new ArrayList<>();

        void info(String text) {
            lines.add(new Line(Level.INFO, text));
        }

        void warn(String text) {
            lines.add(new Line(Level.WARNING, text));
        }

        GateResult passed() {
            return new GateResult(lines, Outcome.PASSED, "");
        }

        GateResult failed(String message) {
            return new GateResult(lines, Outcome.FAILED, message);
        }

        GateResult unknown(String message) {
            return new GateResult(lines, Outcome.UNKNOWN, message);
        }
    }
}
