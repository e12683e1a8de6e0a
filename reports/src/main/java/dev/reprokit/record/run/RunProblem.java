package dev.reprokit.record.run;

/**
 * The reason why an experiment's folder holds no whole run, i.e. not all files of one finished run.
 *
 * @param folder the experiment's folder; it need not exist
 * @param kind the kind of problem
 * @param message the problem and its remedy, in words
 */
public record RunProblem(ExperimentFolder folder, Kind kind, String message) {

    /** Kinds of reasons why the folder of an experiment holds no whole run. */
    public enum Kind {
        /** The latest run failed; {@link RunProblem#message()} is the reason that it left. */
        FAILED,
        /** There is no {@code plan.json}, the settings of a run: the experiment was not run. */
        NOT_RUN,
        /** Files are missing or of different runs: the latest run did not end. */
        UNFINISHED,
        /** A file of the run exists but cannot be read. */
        DAMAGED
    }
}
