package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Asks an experiment to describe itself; what it throws becomes one sentence. */
public final class Described {
    private Described() {}

    /**
     * Asks an experiment.
     *
     * @param experiment somebody else's code
     * @param question calls its methods, all but {@code run}
     * @return the answer
     * @throws RefusedException if the question throws; names the experiment's class, the message
     *     and the line
     */
    public static <T> T by(Experiment experiment, Function<Experiment, T> question)
            throws RefusedException {
        try {
            return question.apply(experiment);
            // Whatever it is: one experiment must not end the JVM that deals with all of them.
        } catch (Throwable e) {
            throw refused(experiment.getClass().getName(), e);
        }
    }

    static RefusedException refused(String implementation, Throwable thrown) {
        // An error of a static initialiser has no message of its own.
        Throwable named =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        return new RefusedException(
                "%s throws %s%s"
                        .formatted(implementation, onOneLine(named), at(implementation, named)),
                thrown);
    }

    private static String onOneLine(Throwable thrown) {
        return thrown.toString().strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Returns the line of the experiment's own class, or else where the exception comes from. */
    private static String at(String implementation, Throwable thrown) {
        List<StackTraceElement> frames = Arrays.asList(thrown.getStackTrace());
        return frames.stream()
                .filter(frame -> frame.getClassName().equals(implementation))
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(
                        frame ->
                                ", at %s.%s(%s:%d)"
                                        .formatted(
                                                frame.getClassName(),
                                                frame.getMethodName(),
                                                frame.getFileName(),
                                                frame.getLineNumber()))
                .orElse("");
    }
}
