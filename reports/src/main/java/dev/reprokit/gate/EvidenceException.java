package dev.reprokit.gate;

import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunProblem;

/** Evidence that cannot be judged: it is missing, unfinished or answers another question. */
final class EvidenceException extends Exception {

    /** Says of which experiment, and what is wrong. */
    EvidenceException(String message) {
        super(message);
    }

    /** Says why there is no whole run. */
    EvidenceException(RunProblem problem) {
        this(inWords(problem));
    }

    private static String inWords(RunProblem problem) {
        ExperimentFolder folder = problem.folder();
        return folder.name()
                + switch (problem.kind()) {
                    case FAILED ->
                            ": its latest run failed\n"
                                    + problem.message().indent(2).stripTrailing();
                    case NOT_RUN ->
                            ": no evidence, %s is missing: it has not been run"
                                    .formatted(folder.plan());
                    case UNFINISHED ->
                            ": unfinished evidence, its latest run did not end; see "
                                    + folder.log();
                    case DAMAGED -> ": damaged evidence, " + problem.message();
                };
    }
}
