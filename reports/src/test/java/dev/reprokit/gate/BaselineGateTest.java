package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.baseline.RunBaselines;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.GateResult.Lines;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class BaselineGateTest {
    @TempDir private Path folder;
    private final List<String> info = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private BaselineFolder baselines;
    private Path file;
    private Plan plan;

    @BeforeEach
    void aRun() throws IOException {
        baselines = new BaselineFolder(folder.resolve("src"));
        file = baselines.file(Scale.SMOKE, "e");
        plan = AccuracyRun.write(folder.resolve("run"), "e", 0.8);
    }

    private Optional<String> failure(Mode mode, WhenMissing missing, String... lost)
            throws IOException {
        return failure(mode, missing, true, lost);
    }

    private Optional<String> failure(Mode mode, WhenMissing missing, boolean holds, String... lost)
            throws IOException {
        Lines lines = new Lines();
        List<Run> runs = RunFolder.read(folder.resolve("run")).runs();
        Optional<String> failure =
                new BaselineGate(
                                new BaselinePolicy(baselines, mode, missing, false),
                                "mvn repro:baseline",
                                lines)
                        .failure(runs, RunBaselines.read(runs, baselines), List.of(lost), holds);
        remember(lines.passed());
        return failure;
    }

    private void remember(GateResult result) {
        info.clear();
        warnings.clear();
        for (GateResult.Line line : result.lines()) {
            (line.level() == GateResult.Level.INFO ? info : warnings).add(line.text());
        }
    }

    private Optional<String> failure() throws IOException {
        return failure(Mode.STATISTICAL, WhenMissing.FAIL);
    }

    private GateResult accept(String reason) throws IOException {
        GateResult result =
                new BaselineWriter(RunFolder.read(folder.resolve("run")), baselines, reason)
                        .accept(List.of(plan), "mvn verify");
        remember(result);
        return result;
    }

    private String refusal(String reason) throws IOException {
        GateResult result = accept(reason);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        return result.message();
    }

    @Test
    void withoutABaselineItWarnsOrFailsAsAsked() throws IOException {
        assertThat(failure(Mode.STATISTICAL, WhenMissing.WARN)).isEmpty();
        assertThat(warnings)
                .containsExactly(
                        "No baseline of e at scale smoke: nothing tells whether results get worse."
                                + " Record one with: mvn repro:baseline -Drepro.experiments=e");
        assertThat(failure().orElseThrow())
                .startsWith("1 difference from the baseline\nNo baseline of e at scale smoke");
        assertThat(file).doesNotExist();
    }

    @Test
    void oneIsCreatedAndNeverOverwritten() throws IOException {
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE)).isEmpty();
        assertThat(info).containsExactly("e: new baseline %s; commit it".formatted(file));
        String first = Files.readString(file);
        AccuracyRun.write(folder.resolve("run"), "e", 0.6);
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE).orElseThrow())
                .contains("e, regression: c, test_accuracy");
        assertThat(file).content().isEqualTo(first);
    }

    @Test
    void noneIsCreatedOfABuildThatFails() throws IOException {
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE, false)).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(warnings.get(0)).startsWith("No baseline of e at scale smoke");
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE, "lost").orElseThrow())
                .contains("lost, missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void theSameRunPasses() throws IOException {
        accept(null);
        assertThat(failure()).isEmpty();
        assertThat(info).anyMatch(line -> line.startsWith("A loss of "));
        assertThat(failure(Mode.EXACT, WhenMissing.FAIL)).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aRegressionComesWithItsReplacementAndTheCommandThatAcceptsIt() throws IOException {
        accept(null);
        AccuracyRun.write(folder.resolve("run"), "e", 0.6);
        Path replacement = folder.resolve("run/e/baseline.csv");
        assertThat(failure().orElseThrow())
                .startsWith(
                        "1 difference from the baseline\n"
                                + "e, regression: c, test_accuracy after the last epoch: was 0.816,"
                                + " is 0.612")
                .endsWith(
                        "\nThe run as a baseline: "
                                + replacement
                                + "\nIf the change is wanted, accept it: mvn repro:baseline"
                                + " -Drepro.experiments=e -Drepro.baseline.reason='WHY'");
        assertThat(replacement).content().contains("reason,,,,WHY\n");
        assertThat(refusal(null)).contains("e has a baseline; say why it is replaced with");
        assertThat(accept("it is meant so").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(info.get(0)).startsWith("Accepted: e, regression: c, test_accuracy");
        assertThat(replacement).exists();
        assertThat(failure()).isEmpty();
        assertThat(replacement).doesNotExist();
        assertThat(file).content().contains("reason,,,,it is meant so\n");
    }

    @Test
    void exactlyAnyBitCounts() throws IOException {
        accept(null);
        AccuracyRun.write(folder.resolve("run"), "e", 0.8 + 1e-13);
        assertThat(failure()).isEmpty();
        assertThat(failure(Mode.EXACT, WhenMissing.FAIL).orElseThrow())
                .contains("e, changed: c, seed 1: test_accuracy after the last epoch was 0.81");
    }

    @Test
    void whatHasABaselineAndIsNoMoreIsMissed() throws IOException {
        accept(null);
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE, "gone").orElseThrow())
                .contains("gone, missing: there is no such experiment, but a baseline of it");
    }

    @Test
    void aDamagedBaselineFails() throws IOException {
        accept(null);
        Files.writeString(file, "kind,condition\n");
        assertThat(failure().orElseThrow()).contains("e, damaged baseline: " + file);
    }

    @Test
    void onlyWholeEvidenceIsAccepted() throws IOException {
        Files.delete(folder.resolve("run/e/verdicts.json"));
        assertThat(refusal("why"))
                .contains("No baseline was written\ne: unfinished evidence", "Type: mvn verify");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNoFailureIsAWarning() throws IOException {
        accept(null);
        AccuracyRun.write(
                folder.resolve("run"),
                "e",
                0.8,
                AccuracyRun.claim("C1", Verdict.REPRODUCED, true),
                AccuracyRun.claim("C2", Verdict.REPRODUCED, true));

        assertThat(failure()).isEmpty();
        assertThat(warnings).containsExactly("e, new: the claim C2");
    }

    @Test
    void speedsAreToldAndWhatIsTested() throws IOException {
        accept(null);

        assertThat(failure()).isEmpty();
        assertThat(info)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("e: 1 times the baseline's"))
                .contains("No value of 1 looks different from the baseline: nothing is tested");
        assertThat(failure(Mode.EXACT, WhenMissing.FAIL)).isEmpty();
        assertThat(info).as("to the last bit there is no test").hasSize(1);
    }

    @Test
    void aBaselineThatCannotBeWrittenIsTold() throws IOException {
        assertThat(accept(null).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(info)
                .containsExactly(
                        "Baseline: %s; commit it".formatted(file),
                        "History: %s; commit it, too"
                                .formatted(baselines.history(Scale.SMOKE, "e")));
        Files.delete(file);
        Files.delete(file.getParent());
        Files.writeString(file.getParent(), "a file where a folder should be");

        assertThat(refusal(null)).startsWith("The baselines cannot be written: ");
    }

    @Test
    void everyAcceptedBaselineIsAnEntryOfTheHistory() throws IOException {
        Path history = baselines.history(Scale.SMOKE, "e");
        accept(null);
        assertThat(history)
                .content()
                .isEqualTo(
                        """
                        time,kind,commit,device,run,condition,metric,seeds,mean,deviation
                        2026-01-02T03:04:05Z,baseline,abc,cpu,run-1,c,test_accuracy,5,0.816,0.0126491
                        """);
        Files.delete(history);
        Files.delete(file);
        failure(Mode.STATISTICAL, WhenMissing.CREATE);
        assertThat(history).content().contains(",baseline,abc,cpu,run-1,");
    }

    @Test
    void aDamagedHistoryIsToldBeforeABaselineIsWritten() throws IOException {
        Files.createDirectories(baselines.history(Scale.SMOKE, "e").getParent());
        Files.writeString(baselines.history(Scale.SMOKE, "e"), "time,kind");

        assertThat(refusal(null)).startsWith("No baseline was written\ne: ");
        assertThat(file).doesNotExist();
    }

    @Test
    void idsOfWhatIsMissingAreWhatUsersType() {
        assertThat(WhenMissing.ids()).containsExactly("fail", "warn", "create");
    }
}
