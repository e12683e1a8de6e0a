package dev.reprokit.record.run;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a run that is on disk one for a look. */
public final class LookedRun {
    /** A run of one condition with another number of epochs. */
    public static final Look LOOK = new Look(List.of("with"), new TreeMap<>(Map.of("epochs", 3)));

    private LookedRun() {}

    /** Rewrites the files of a run; {@return its new plan} */
    public static Plan of(ExperimentFolder folder) throws IOException {
        Plan plan = with(LOOK, JsonFile.read(folder.plan(), Plan.class));
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
                        LOOK.inWords(),
                        null,
                        judged.observed()));
        return plan;
    }

    static Plan with(Look look, Plan plan) {
        return new Plan(
                plan.runId(),
                plan.experiment(),
                plan.scale(),
                plan.dataset(),
                plan.dataDirectory(),
                plan.download(),
                plan.device(),
                plan.seeds(),
                look,
                plan.imported(),
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
