package dev.reprokit.plugin.gate;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A finished run of one condition whose only metric is an accuracy, of five seeds. */
public final class AccuracyRun {
    private AccuracyRun() {}

    /** Writes it over an earlier one; {@return its plan} */
    public static Plan write(Path runFolder, String experiment, double accuracy)
            throws IOException {
        Plan plan = SampleCatalogue.plan(experiment, "run-1");
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(experiment));
        JsonFile.write(folder.plan(), plan);
        List<TrialRow> rows = new ArrayList<>();
        List<Metric> metrics = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++) {
            String trial = "c-seed-" + seed;
            rows.add(
                    new TrialRow(
                            trial,
                            "c",
                            seed,
                            Map.of(),
                            TrialStatus.FINISHED,
                            1,
                            1,
                            0,
                            "",
                            "run-1"));
            metrics.add(
                    new Metric(trial, 1, "test_accuracy", accuracy * (1 + 0.01 * (seed * 2 % 5))));
        }
        TrialsCsv.write(folder.trials(), rows);
        Files.deleteIfExists(folder.metrics());
        MetricsCsv.append(folder.metrics(), metrics);
        JsonFile.write(
                folder.provenance(),
                new Provenance(
                        "run-1",
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
                        null,
                        Map.of(),
                        List.of(),
                        List.of(),
                        "digest"));
        JsonFile.write(
                folder.verdicts(),
                SampleCatalogue.verdicts(
                        experiment, SampleCatalogue.claim("C1", Verdict.REPRODUCED, true)));
        Files.deleteIfExists(folder.events());
        new EventLog(folder.events()).append(new Event.Done("run-1"));
        return plan;
    }
}
