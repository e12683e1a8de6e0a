package dev.reprokit.gate;

import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;

import java.util.List;

/** Finds runs that can be judged: whole runs that ended and were made from the wanted plan. */
final class JudgeableRun {
    private JudgeableRun() {}

    /**
     * Finds the run that a plan wants.
     *
     * @param folder the runs
     * @param wanted the wanted plan; its run id is ignored
     * @throws EvidenceException if there is no such run, it did not end, or it was made from
     *     another plan
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
