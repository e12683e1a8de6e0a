package dev.reprokit.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of a gate, which is a check that lets a build pass or fails it: the outcome, and the
 * lines to log.
 *
 * @param lines the lines to log, in order, whatever the outcome is
 * @param outcome whether the build passes
 * @param message why it does not pass, and what to do; empty if it passes
 */
public record GateResult(List<Line> lines, Outcome outcome, String message) {

    /** Keeps a copy of the lines to log. */
    public GateResult {
        lines = List.copyOf(lines);
    }

    /** Outcomes of a gate, a check that lets a build pass or fails it. */
    public enum Outcome {
        /** The build passes this check. */
        PASSED,
        /**
         * The build fails: a claim (a sentence of a paper that measured values can confirm or
         * contradict) does not hold, or a result differs from its baseline, the accepted run.
         */
        FAILED,
        /**
         * The build fails because nothing can be decided: a run or a metric is missing, no claim (a
         * sentence of a paper that measured values can confirm or contradict) was checked, or a
         * file cannot be read or written.
         */
        UNKNOWN
    }

    /** Levels of a line in the log. */
    public enum Level {
        /** Information that asks for no action, such as the verdict on one claimed sentence. */
        INFO,
        /**
         * A warning, which does not fail the build, such as a claimed sentence with too little
         * evidence either way.
         */
        WARNING
    }

    /**
     * A message for the log.
     *
     * @param level its level
     * @param text the text, in one or more lines
     */
    public record Line(Level level, String text) {}

    /** Collects the lines of a gate. */
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
