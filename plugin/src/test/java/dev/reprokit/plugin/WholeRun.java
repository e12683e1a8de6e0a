package dev.reprokit.plugin;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A finished run of one condition with one metric, as a harness leaves it. */
final class WholeRun {
    private WholeRun() {}

    /** Writes a run of one trial; {@return its plan} */
    static Plan write(Path runFolder, String experiment, Judgement... claims) throws IOException {
        Plan plan = SampleCatalogue.plan(experiment, "run-1");
        write(runFolder, plan, List.of(1L), 0.8, claims);
        return plan;
    }

    /** Writes a run of a plan with a trial of each seed. */
    static void write(
            Path runFolder, Plan plan, List<Long> seeds, double accuracy, Judgement... claims)
            throws IOException {
        String experiment = plan.experiment();
        String runId = plan.runId();
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(experiment));
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(
                folder.description(),
                new Description(
                        experiment,
                        "A title",
                        "A question?",
                        "a paper",
                        Scale.SMOKE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        TrialsCsv.write(folder.trials(), seeds.stream().map(seed -> trial(seed, runId)).toList());
        MetricsCsv.append(
                folder.metrics(),
                seeds.stream()
                        .map(seed -> new Metric("c-seed-" + seed, 1, "test_accuracy", accuracy))
                        .toList());
        JsonFile.write(
                folder.provenance(),
                new Provenance(
                        runId,
                        "mvn verify",
                        "2026-01-02T03:04:05Z",
                        1,
                        "abc",
                        false,
                        Map.of(),
                        "cpu",
                        "AVX2",
                        Numerics.DEFAULT,
                        1,
                        1,
                        List.of(1L),
                        Map.of(),
                        Map.of(),
                        "synthetic",
                        Map.of(),
                        List.of(),
                        List.of(),
                        "digest"));
        JsonFile.write(
                folder.verdicts(), new Verdicts(runId, experiment, Scale.SMOKE, List.of(claims)));
        new EventLog(folder.events()).append(new Event.Done(runId));
    }

    private static TrialRow trial(long seed, String runId) {
        return new TrialRow(
                "c-seed-" + seed, "c", seed, Map.of(), TrialStatus.FINISHED, 1, 1, 0, "", runId);
    }
}
