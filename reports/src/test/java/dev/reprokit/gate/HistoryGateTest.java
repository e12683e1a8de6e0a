package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.HistoryCsv;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.GateResult.Level;
import dev.reprokit.gate.GateResult.Line;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.ImportedRun;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HistoryGateTest {
    private static final String HEADER =
            "time,kind,commit,device,run,condition,metric,seeds,mean,deviation\n";

    @TempDir private Path folder;
    private BaselineFolder baselines;
    private Path runs;
    private Path history;

    @BeforeEach
    void aRun() throws IOException {
        baselines = new BaselineFolder(folder.resolve("baseline"));
        history = baselines.history(Scale.SMOKE, "e");
        runs = folder.resolve("run");
        AccuracyRun.write(runs, "e", 0.8);
    }

    private GateResult check(boolean recordsRuns) throws IOException {
        return RunCheck.of(
                RunFolder.read(runs),
                new JudgingOptions(
                        false,
                        new BaselinePolicy(
                                baselines, Mode.STATISTICAL, WhenMissing.WARN, recordsRuns),
                        List.of(),
                        "mvn verify",
                        "mvn repro:baseline"));
    }

    private static List<String> warnings(GateResult result) {
        return result.lines().stream()
                .filter(line -> line.level() == Level.WARNING)
                .map(Line::text)
                .toList();
    }

    /** Writes accuracies of nights before the run, each some points lower than the last. */
    private void nights(int count, double step) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int night = 0; night < count; night++) {
            double mean = 0.816 + step * (count - night) + 0.0002 * (night % 3);
            rows.append(
                    "2025-12-%02dT02:00:00Z,run,c%d,CPU,night-%d,c,test_accuracy,5,%s,0.012\n"
                            .formatted(night + 1, night, night, mean));
        }
        AtomicFile.write(history, rows.toString());
    }

    @Test
    void aRunIsRecordedOnlyWhereThatIsAsked() throws IOException {
        check(false);
        assertThat(history).doesNotExist();

        GateResult result = check(true);

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .contains(
                        new Line(Level.INFO, "e: this run is entry 1 of its history, " + history));
        assertThat(history)
                .content()
                .isEqualTo(
                        HEADER
                                + "2026-01-02T03:04:05Z,run,abc,cpu,run-1,c,test_accuracy,5,0.816,0.0126491\n");
    }

    @Test
    void aRunThatIsCheckedAgainIsRecordedOnce() throws IOException {
        check(true);
        String once = Files.readString(history);
        check(true);
        assertThat(history).content().isEqualTo(once);
    }

    @Test
    void aRunThatBecameTheBaselineIsThere() throws IOException {
        RunFolder folder = RunFolder.read(runs);
        new BaselineWriter(folder, baselines, null)
                .accept(List.of(folder.runs().get(0).plan()), "mvn verify");
        check(true);
        assertThat(HistoryCsv.read(history)).hasSize(1);
    }

    @Test
    void aLookIsNotRecorded() throws IOException {
        LookedRun.of(new ExperimentFolder(runs.resolve("e")));
        check(true);
        assertThat(history).doesNotExist();
    }

    @Test
    void importedRunsAreNotRecorded() throws IOException {
        ImportedRun.of(new ExperimentFolder(runs.resolve("e")));
        check(true);
        assertThat(history).doesNotExist();
    }

    @Test
    void aDriftIsAWarningThatFailsNothing() throws IOException {
        nights(9, 0.006);

        GateResult result = check(false);

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warnings(result))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "e, drift: c, test_accuracy after the last epoch drifts for the worse: 0.87 at c0 (2025-12-01), 0.816 at abc (2026-01-02), over 10 different results; p = "));
    }

    @Test
    void aLevelHistoryIsNoDrift() throws IOException {
        nights(9, 0);
        assertThat(warnings(check(false))).noneMatch(line -> line.contains("drift"));
    }

    @Test
    void aDamagedHistoryFailsTheBuild() throws IOException {
        AtomicFile.write(history, HEADER + "yesterday,run,abc,CPU,run-0,c,test_accuracy,5,0.8,0\n");
        String damaged = Files.readString(history);

        GateResult result = check(true);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .startsWith("no history of the runs\ne, history: " + history)
                .contains("line 2", "restore the file from version control");
        assertThat(history).content().isEqualTo(damaged);
    }
}
