package dev.reprokit.manuscript;

import dev.reprokit.gate.AccuracyRun;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A run folder with claims of all kinds. */
final class ClaimedRun {
    /** All characters that LaTeX takes for something else. */
    static final String SPECIAL = "50 % of #1 & $x_1^2$ <or> ~{y}\\z | \"q\" -- 'a' ≥ 3 ± 1 é";

    private ClaimedRun() {}

    /** Writes runs of {@code two-runs} with claims L5, L6 and D-1 and of {@code kernel}. */
    static RunFolder write(Path folder) throws IOException {
        write(
                folder,
                "two-runs",
                claim("L5", 97.98765, 95.4, 100.6, "%", Verdict.REPRODUCED, null),
                claim("L6", null, null, null, null, Verdict.NOT_APPLICABLE, "-Drepro.scale=paper"),
                claim("D-1", -0.0000001234, -0.5, 0.25, "", Verdict.NOT_REPRODUCED, "-Dx"),
                claim("odd %", 1.0, null, null, null, Verdict.REPRODUCED, null));
        write(
                folder,
                "kernel",
                claim("T1_a", -14213.0, -14300.0, -14100.0, "nats", Verdict.INCONCLUSIVE, null));
        return RunFolder.read(folder);
    }

    static void write(Path folder, String experiment, Judgement... claims) throws IOException {
        AccuracyRun.write(folder, experiment, 0.5);
        JsonFile.write(
                new ExperimentFolder(folder.resolve(experiment)).verdicts(),
                new Verdicts("run-1", experiment, Scale.SMOKE, List.of(claims)));
    }

    static Judgement claim(
            String id,
            Double observed,
            Double low,
            Double high,
            String unit,
            Verdict verdict,
            String furtherRun) {
        return new Judgement(
                id,
                "Sentence of " + id,
                "a paper",
                id.equals("L5") ? SPECIAL : null,
                null,
                null,
                observed,
                unit,
                low,
                high,
                low == null ? null : 0.9,
                observed == null ? 0 : 5,
                List.of(),
                true,
                verdict,
                null,
                null,
                furtherRun);
    }
}
