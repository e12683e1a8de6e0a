package dev.reprokit.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.plugin.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class BaselineGateTest {
    @TempDir private Path folder;
    private final RecordingLog log = new RecordingLog();
    private BaselineFolder baselines;
    private Path file;
    private Plan plan;

    @BeforeEach
    void aRun() throws IOException {
        baselines = new BaselineFolder(folder.resolve("src"));
        file = baselines.file(Scale.SMOKE, "e");
        plan = AccuracyRun.write(folder.resolve("run"), "e", 0.8);
    }

    private Optional<String> failure(Mode mode, WhenMissing missing, String... lost) {
        return failure(mode, missing, true, lost);
    }

    private Optional<String> failure(
            Mode mode, WhenMissing missing, boolean holds, String... lost) {
        log.info.clear();
        log.warnings.clear();
        return new BaselineGate(
                        new BaselinePolicy(baselines, mode, missing),
                        folder.resolve("run"),
                        "mvn repro:baseline",
                        log)
                .failure(List.of(plan), List.of(lost), holds);
    }

    private Optional<String> failure() {
        return failure(Mode.STATISTICAL, WhenMissing.FAIL);
    }

    private void accept(String reason) throws MojoExecutionException {
        new BaselineWriter(folder.resolve("run"), baselines, reason, log)
                .accept(List.of(plan), "mvn verify");
    }

    @Test
    void withoutABaselineItWarnsOrFailsAsAsked() {
        assertThat(failure(Mode.STATISTICAL, WhenMissing.WARN)).isEmpty();
        assertThat(log.warnings)
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
        assertThat(log.info).containsExactly("e: new baseline %s; commit it".formatted(file));
        String first = Files.readString(file);
        AccuracyRun.write(folder.resolve("run"), "e", 0.6);
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE).orElseThrow())
                .contains("e, regression: c, test_accuracy");
        assertThat(file).content().isEqualTo(first);
    }

    @Test
    void noneIsCreatedOfABuildThatFails() {
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE, false)).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(log.warnings.get(0)).startsWith("No baseline of e at scale smoke");
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE, "lost").orElseThrow())
                .contains("lost, missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void theSameRunPasses() throws Exception {
        accept(null);
        assertThat(failure()).isEmpty();
        assertThat(log.info)
                .contains(
                        "Tests against the baseline: 1; they raise an alarm in at most 5 % of an"
                                + " unchanged project's runs");
        assertThat(failure(Mode.EXACT, WhenMissing.FAIL)).isEmpty();
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void aRegressionComesWithItsReplacementAndTheCommandThatAcceptsIt() throws Exception {
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
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> accept(null))
                .withMessageContaining("e has a baseline; say why it is replaced with");
        log.info.clear();
        accept("it is meant so");
        assertThat(log.info.get(0)).startsWith("Accepted: e, regression: c, test_accuracy");
        assertThat(replacement).exists();
        assertThat(failure()).isEmpty();
        assertThat(replacement).doesNotExist();
        assertThat(file).content().contains("reason,,,,it is meant so\n");
    }

    @Test
    void exactlyAnyBitCounts() throws Exception {
        accept(null);
        AccuracyRun.write(folder.resolve("run"), "e", 0.8 + 1e-13);
        assertThat(failure()).isEmpty();
        assertThat(failure(Mode.EXACT, WhenMissing.FAIL).orElseThrow())
                .contains("e, changed: c, seed 1: test_accuracy after the last epoch was 0.81");
    }

    @Test
    void whatHasABaselineAndIsNoMoreIsMissed() throws Exception {
        accept(null);
        assertThat(failure(Mode.STATISTICAL, WhenMissing.CREATE, "gone").orElseThrow())
                .contains("gone, missing: there is no such experiment, but a baseline of it");
    }

    @Test
    void aDamagedBaselineFails() throws Exception {
        accept(null);
        Files.writeString(file, "kind,condition\n");
        assertThat(failure().orElseThrow()).contains("e, damaged baseline: " + file);
    }

    @Test
    void onlyWholeEvidenceIsAccepted() throws Exception {
        Files.delete(folder.resolve("run/e/verdicts.json"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> accept("why"))
                .withMessageContainingAll(
                        "No baseline was written\ne: unfinished evidence", "Type: mvn verify");
        assertThat(file).doesNotExist();
    }
}
