package dev.reprokit.plugin.gate;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What a run left behind, believed only where it is whole and answers the question. */
public final class Evidence {
    private Evidence() {}

    /**
     * The verdicts of the run that a plan wants.
     *
     * @param folder where they should be
     * @param wanted the question; its run id does not count
     * @throws EvidenceException if there are none, they are of a run that did not finish, or of
     *     another plan
     */
    public static Verdicts of(ExperimentFolder folder, Plan wanted) throws EvidenceException {
        String experiment = wanted.experiment();
        if (Files.exists(folder.failure())) {
            throw new EvidenceException(
                    "%s: its latest run failed\n%s".formatted(experiment, failure(folder)));
        }
        if (!Files.exists(folder.plan())) {
            throw new EvidenceException(
                    "%s: no evidence, %s is missing: it has not been run"
                            .formatted(experiment, folder.plan()));
        }
        try {
            Plan plan = JsonFile.read(folder.plan(), Plan.class);
            List<String> differences = plan.differencesFrom(wanted);
            if (!differences.isEmpty()) {
                throw new EvidenceException(
                        "%s: stale evidence, %s"
                                .formatted(experiment, String.join("; ", differences)));
            }
            Verdicts verdicts = finishedVerdicts(folder, plan.runId());
            if (verdicts == null) {
                throw new EvidenceException(
                        "%s: unfinished evidence, its latest run did not end; see %s"
                                .formatted(experiment, folder.log()));
            }
            return verdicts;
        } catch (IOException e) {
            throw new EvidenceException(
                    "%s: damaged evidence, %s".formatted(experiment, e.getMessage()));
        }
    }

    private static String failure(ExperimentFolder folder) {
        try {
            return Files.readString(folder.failure()).indent(2).stripTrailing();
        } catch (IOException e) {
            return "  " + folder.failure() + " cannot be read: " + e;
        }
    }

    private static Verdicts finishedVerdicts(ExperimentFolder folder, String runId)
            throws IOException {
        if (!Files.exists(folder.verdicts())
                || !new EventLog(folder.events()).next().contains(new Event.Done(runId))) {
            return null;
        }
        Verdicts verdicts = JsonFile.read(folder.verdicts(), Verdicts.class);
        return verdicts.runId().equals(runId) ? verdicts : null;
    }
}
