package dev.reprokit.gate;

import dev.reprokit.report.Annotation;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of a gate, which is a check that lets a build pass or fails it: the outcome, and the
 * lines to log.
 *
 * @param lines the lines to log, in order, whatever the outcome is
 * @param annotations the messages for a CI server to show beside the log: why the build fails, and
 *     the claims whose verdict is another one than in the baseline; each is also in the lines or in
 *     the message
 * @param reserved whether something is left open though the build may pass: a line is a warning, or
 *     it is accepted that a claim is not reproduced
 * @param outcome whether the build passes
 * @param message why it does not pass, and what to do; empty if it passes
 */
public record GateResult(
        List<Line> lines,
        List<Annotation> annotations,
        boolean reserved,
        Outcome outcome,
        String message) {

    /** Keeps copies of the lines to log and of the annotations. */
    public GateResult {
        lines = List.copyOf(lines);
        annotations = List.copyOf(annotations);
    }

    /**
     * Says in one word whether the build passes this check, as scripts read it.
     *
     * @return {@code failed} if the build fails, {@code warned} if it passes and something is left
     *     open (see {@link #reserved}), otherwise {@code passed}
     */
    public String inOneWord() {
        if (outcome != Outcome.PASSED) {
            return "failed";
        }
        return reserved ? "warned" : "passed";
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

    /** Collects what a gate has to say. */
    static final class Lines {
        private final List<Line> lines = new ArrayList<>();
        private final List<Annotation> annotations = new ArrayList<>();
        private boolean reserved;

        void info(String text) {
            lines.add(new Line(Level.INFO, text));
        }

        void warn(String text) {
            lines.add(new Line(Level.WARNING, text));
            reserved = true;
        }

        /** Notes that something is left open that needs no warning. */
        void reserve() {
            reserved = true;
        }

        void annotate(Annotation annotation) {
            annotations.add(annotation);
        }

        GateResult passed() {
            return result(Outcome.PASSED, "");
        }

        GateResult failed(String message) {
            return result(Outcome.FAILED, message);
        }

        GateResult unknown(String message) {
            return result(Outcome.UNKNOWN, message);
        }

        /** A build that fails says why beside the log, too. */
        private GateResult result(Outcome outcome, String message) {
            if (outcome != Outcome.PASSED
                    && annotations.stream().noneMatch(Annotation::isFailure)) {
                annotations.add(new Annotation("", true, "The build fails", message));
            }
            return new GateResult(lines, annotations, reserved, outcome, message);
        }
    }
}
