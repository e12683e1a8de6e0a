package dev.reprokit.record.run;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;

/** Makes a run that is on disk one of trials that were imported. */
public final class ImportedRun {
    /** The folder that they were imported from. */
    public static final String RUNS = "/data/runs";

    private ImportedRun() {}

    /** Rewrites the files of a run; {@return its new plan} */
    public static Plan of(ExperimentFolder folder) throws IOException {
        Plan plan = of(JsonFile.read(folder.plan(), Plan.class));
        JsonFile.write(folder.plan(), plan);
        Verdicts judged = JsonFile.read(folder.verdicts(), Verdicts.class);
        JsonFile.write(
                folder.verdicts(),
                new Verdicts(
                        judged.runId(),
                        judged.experiment(),
                        judged.scale(),
                        judged.claims(),
                        judged.answers(),
                        judged.look(),
                        RUNS,
                        judged.observed()));
        return plan;
    }

    static Plan of(Plan plan) {
        return new Plan(
                plan.runId(),
                plan.experiment(),
                plan.scale(),
                plan.dataset(),
                plan.dataDirectory(),
                plan.download(),
                plan.device(),
                plan.seeds(),
                plan.look(),
                RUNS,
                plan.executor(),
                plan.parallel(),
                plan.numerics(),
                plan.cache(),
                plan.projectDirectory(),
                plan.command(),
                plan.codeDigest(),
                plan.dependencies());
    }
}
