package dev.reprokit.record.run;

/**
 * The reason why an experiment's folder holds no whole run.
 *
 * @param folder the experiment's folder; it need not exist
 * @param kind the kind of problem
 * @param message the problem and its remedy, in words
 */
public record RunProblem(ExperimentFolder folder, Kind kind, String message) {

    /** Kinds of problems. */
    public enum Kind {
        /** The latest run failed; the message is the reason that it left. */
        FAILED,
        /** There is no plan: the experiment was not run. */
        NOT_RUN,
        /** Files are missing or of different runs: the latest run did not end. */
        UNFINISHED,
        /** A file cannot be read. */
        DAMAGED
    }
}
