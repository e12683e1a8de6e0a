package dev.reprokit.gate;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A finished run of one condition whose only metric is an accuracy, of five seeds. */
public final class AccuracyRun {
    private AccuracyRun() {}

    /** Writes a run with one reproduced claim over an earlier one; {@return its plan} */
    public static Plan write(Path runFolder, String experiment, double accuracy)
            throws IOException {
        return write(runFolder, experiment, accuracy, claim("C1", Verdict.REPRODUCED, true));
    }

    /** Writes a run over an earlier one; {@return its plan} */
    public static Plan write(
            Path runFolder, String experiment, double accuracy, Judgement... claims)
            throws IOException {
        Plan plan = plan(experiment, "run-1", "digest");
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(experiment));
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(folder.description(), description(experiment));
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
                            100,
                            "",
                            "run-1"));
            metrics.add(
                    new Metric(trial, 1, "test_accuracy", accuracy * (1 + 0.01 * (seed * 2 % 5))));
        }
        TrialsCsv.write(folder.trials(), rows);
        Files.deleteIfExists(folder.metrics());
        MetricsCsv.append(folder.metrics(), metrics);
        JsonFile.write(folder.provenance(), provenance());
        JsonFile.write(folder.verdicts(), verdicts(experiment, claims));
        Files.deleteIfExists(folder.events());
        new EventLog(folder.events()).append(new Event.Done("run-1"));
        return plan;
    }

    static Plan plan(String experiment, String runId, String codeDigest) {
        return new Plan(
                runId,
                experiment,
                Scale.SMOKE,
                null,
                null,
                false,
                "cpu",
                Seeds.counted(null, 1),
                Look.NONE,
                null,
                Plan.LOCAL,
                "auto",
                Numerics.DEFAULT,
                new CachePolicy("/cache", false, false, 1L << 30),
                "/project",
                "mvn verify",
                codeDigest,
                List.of());
    }

    static Description description(String experiment, Chart... charts) {
        return new Description(
                experiment,
                "A title",
                "A question?",
                "a paper",
                Scale.SMOKE,
                List.of(),
                List.of(),
                List.of(charts),
                List.of(),
                List.of(),
                List.of());
    }

    private static Provenance provenance() {
        return new Provenance(
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
                Map.of(),
                "synthetic",
                Map.of(),
                List.of(),
                List.of(),
                "digest");
    }

    public static Judgement claim(String id, Verdict verdict, boolean decidable) {
        return claim(id, verdict, decidable, null);
    }

    /** Judges a claim as a cut-down run contradicts it. */
    static Judgement contradicted(String id, String furtherRun) {
        return claim(id, Verdict.NOT_REPRODUCED, false, furtherRun);
    }

    private static Judgement claim(
            String id, Verdict verdict, boolean decidable, String furtherRun) {
        return new Judgement(
                id,
                "Sentence of " + id,
                "a paper",
                "10 epochs",
                null,
                null,
                12.5,
                "epochs",
                11.0,
                14.0,
                0.9,
                5,
                List.of(),
                decidable,
                verdict,
                verdict == Verdict.REPRODUCED ? null : "Expecting\n  more of " + id,
                null,
                furtherRun);
    }

    static Verdicts verdicts(String experiment, Judgement... claims) {
        return new Verdicts("run-1", experiment, Scale.SMOKE, List.of(claims));
    }
}
