package dev.reprokit.gate;

import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunProblem;

/** Thrown when a run cannot be judged: it is missing, unfinished or was made from another plan. */
final class EvidenceException extends Exception {

    /** Creates the exception with a message that names the experiment and the problem. */
    EvidenceException(String message) {
        super(message);
    }

    /** Creates the exception with the reason why there is no whole run. */
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
