package dev.reprokit.gate;

import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;

import java.util.List;

/** Finds runs that can be judged: whole ones that ended and answer the question. */
final class JudgeableRun {
    private JudgeableRun() {}

    /**
     * Finds the run that a plan wants.
     *
     * @param folder the runs
     * @param wanted the question; its run id does not count
     * @throws EvidenceException if there is none, it did not end, or it is of another plan
     */
    static Run find(RunFolder folder, Plan wanted) throws EvidenceException {
        String experiment = wanted.experiment();
        Run run =
                folder.run(experiment)
                        .orElseThrow(() -> new EvidenceException(folder.problem(experiment)));
        List<String> differences = run.plan().differencesFrom(wanted);
        if (!differences.isEmpty()) {
            throw new EvidenceException(
                    "%s: stale evidence, %s".formatted(experiment, String.join("; ", differences)));
        }
        if (!run.ended()) {
            throw new EvidenceException(
                    new RunProblem(run.folder(), RunProblem.Kind.UNFINISHED, "no last event"));
        }
        return run;
    }
}
