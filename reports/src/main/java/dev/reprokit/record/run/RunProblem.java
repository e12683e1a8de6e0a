package dev.reprokit.record.run;

/**
 * Why an experiment's folder holds no whole run.
 *
 * @param folder where the files are, as far as there are any
 * @param kind what is wrong
 * @param message what is wrong and what to do, in words
 */
public record RunProblem(ExperimentFolder folder, Kind kind, String message) {

    /** What keeps a folder from being a whole run. */
    public enum Kind {
        /** The latest run failed; the message is the reason that it left. */
        FAILED,
        /** Nothing says what was to be run. */
        NOT_RUN,
        /** Files are missing or of different runs: the latest run did not end. */
        UNFINISHED,
        /** A file cannot be read. */
        DAMAGED
    }
}
