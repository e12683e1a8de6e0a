package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.RunDuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The durations of earlier runs, which tell how long the next one will take.
 *
 * @param runs the run folder; it need not exist
 * @param baselines the accepted runs
 */
record MeasuredTimes(Path runs, BaselineFolder baselines) {

    /**
     * Says how long an experiment takes at a scale: what the last run took, else what the baseline
     * records.
     *
     * @param experiment the experiment's id
     * @param scale its work at the scale
     * @return e.g. {@code 1 min 12 s in the last run} or {@code not measured}
     */
    String inWords(String experiment, Catalogue.ScaleEntry scale) {
        return lastRun(experiment, scale.scale())
                .map(duration -> time(duration, scale) + " in the last run")
                .or(
                        () ->
                                recorded(experiment, scale.scale())
                                        .map(
                                                duration ->
                                                        "%s on %s"
                                                                .formatted(
                                                                        time(duration, scale),
                                                                        duration.machine())))
                .orElse("not measured");
    }

    /**
     * Returns the duration of the last run with the experiment's own data, if it was of a scale.
     */
    private Optional<RunDuration> lastRun(String experiment, Scale scale) {
        ExperimentFolder folder = new ExperimentFolder(runs.resolve(experiment));
        if (!Files.exists(folder.plan())) {
            return Optional.empty();
        }
        try {
            Plan plan = JsonFile.read(folder.plan(), Plan.class);
            if (plan.scale() != scale
                    || plan.dataset() != null
                    || plan.imported() != null
                    || Files.exists(folder.undecided())
                    || !folder.isJudged(plan.runId())) {
                return Optional.empty();
            }
            return RunDuration.of(
                    JsonFile.read(folder.provenance(), Provenance.class),
                    TrialsCsv.read(folder.trials()));
        } catch (IOException e) {
            // Whoever judges the run says what is wrong with it.
            return Optional.empty();
        }
    }

    private Optional<RunDuration> recorded(String experiment, Scale scale) {
        try {
            return baselines.find(scale, experiment).flatMap(baseline -> baseline.duration());
        } catch (IOException e) {
            // Whoever compares with the baseline says what is wrong with it.
            return Optional.empty();
        }
    }

    private static String time(RunDuration duration, Catalogue.ScaleEntry scale) {
        String time = TimeSpan.inWords(duration.seconds());
        return duration.trials() == scale.trials()
                ? time
                : "%s for %s %s"
                        .formatted(
                                time,
                                duration.trials(),
                                duration.trials() == 1 ? "trial" : "trials");
    }
}
