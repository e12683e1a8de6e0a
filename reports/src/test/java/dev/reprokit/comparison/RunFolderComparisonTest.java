package dev.reprokit.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.ComparedRun;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.baseline.Mode;
import dev.reprokit.baseline.Runs;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class RunFolderComparisonTest {
    @TempDir private Path folder;
    private final Runs left = new Runs();
    private final Runs right = new Runs();

    private RunFolderComparison compare() throws IOException {
        left.write(folder.resolve("old"));
        right.write(folder.resolve("new"));
        return read();
    }

    private RunFolderComparison read() throws IOException {
        return RunFolderComparison.of(
                RunFolder.read(folder.resolve("old")), RunFolder.read(folder.resolve("new")));
    }

    @Test
    void runsOfTheSameBitsAreEqualAndNothingIsTested() throws IOException {
        RunFolderComparison comparison = compare();

        assertThat(comparison.inOneLine())
                .isEqualTo(
                        "2 of 2 verdicts are equal, 12 of 12 values within chance or tolerance (12 the same to the last bit), 0 beyond; speed x1.00, time of a trial x1.00");
        assertThat(comparison.tests()).isZero();
        assertThat(comparison.environment()).isEmpty();
        assertThat(comparison.common()).containsEntry("PyTorch", "2.5.1");
    }

    @Test
    void valuesAreTestedAsTheBaselineGateTestsThem() throws IOException {
        right.better = 0.1;
        Run before = left.write(folder.resolve("old"));
        Run now = right.write(folder.resolve("new"));
        Comparison gate =
                Comparison.of(
                        List.of(new ComparedRun(now, Baseline.accept(before, "why", null))),
                        Mode.STATISTICAL);

        RunFolderComparison comparison = read();

        assertThat(comparison.values()).isEqualTo(gate.metrics());
        assertThat(comparison.tests()).isEqualTo(gate.tests()).isPositive();
        assertThat(comparison.beyond())
                .extracting(MetricComparison::outcome)
                .contains(Outcome.BETTER);
        assertThat(comparison.inOneLine()).contains("(0 the same to the last bit)");
    }

    @Test
    void otherSeedsAreWithinChance() throws IOException {
        right.seeds = new long[] {101, 102, 103, 104, 105};

        RunFolderComparison comparison = compare();

        assertThat(comparison.beyond()).isEmpty();
        assertThat(comparison.experiments().get(0).within()).isEqualTo(12);
        assertThat(comparison.experiments().get(0).sameBits()).isZero();
    }

    @Test
    void oneSeedAgainstOneIsUndecidedWhereNothingTellsTheSpread() throws IOException {
        left.seeds = new long[] {1};
        right.seeds = new long[] {1};
        right.better = 0.3;

        assertThat(compare().inOneLine()).contains(" beyond, 4 undecided; ");
    }

    @Test
    void aChangedVerdictHasBothSides() throws IOException {
        right.claims = Map.of("L1", Verdict.NOT_REPRODUCED, "L2", Verdict.INCONCLUSIVE);

        RunFolderComparison comparison = compare();

        assertThat(comparison.changedVerdicts())
                .singleElement()
                .satisfies(
                        claim -> {
                            assertThat(claim.left().verdict()).isEqualTo(Verdict.REPRODUCED);
                            assertThat(claim.right().verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
                        });
        assertThat(comparison.inOneLine()).startsWith("1 of 2 verdicts are equal, ");
        assertThat(comparison.experiments().get(0).structure()).isEmpty();
    }

    @Test
    void aClaimThatNeitherSideAskedIsNotCounted() throws IOException {
        left.claims = Map.of("L1", Verdict.NOT_APPLICABLE);
        right.claims = Map.of("L1", Verdict.NOT_APPLICABLE);

        assertThat(compare().verdicts()).isZero();
    }

    @Test
    void sidesAreNamedByTheFirstThingThatDiffers() throws IOException {
        assertThat(compare()).extracting("left", "right").containsExactly("old", "new");

        right.commit = "0123456789abcdef";
        assertThat(compare()).extracting("right").isEqualTo("git commit 0123456789");

        right.device = "NVIDIA H200";
        assertThat(compare()).extracting("left", "right").containsExactly("cpu", "NVIDIA H200");

        right.pytorch = "2.7.1";
        RunFolderComparison comparison = compare();
        assertThat(comparison)
                .extracting("left", "right")
                .containsExactly("PyTorch 2.5.1", "PyTorch 2.7.1");
        assertThat(comparison.environment())
                .extracting(EnvironmentDifference::name)
                .containsExactly("PyTorch", "device", "git commit");
    }

    @Test
    void foldersOfOneNameAreLeftAndRight() throws IOException {
        left.write(folder.resolve("a/repro"));
        right.write(folder.resolve("b/repro"));

        assertThat(
                        RunFolderComparison.of(
                                RunFolder.read(folder.resolve("a/repro")),
                                RunFolder.read(folder.resolve("b/repro"))))
                .extracting("left", "right")
                .containsExactly("left", "right");
    }

    @Test
    void anotherScaleIsNotHeldAgainstThisOne() throws IOException {
        right.scale = Scale.REDUCED;

        assertNotCompared("scale smoke against reduced");
    }

    @Test
    void otherDataAreNotHeldAgainstThese() throws IOException {
        right.dataset = "cifar10";

        assertNotCompared("other data answer another question: ");
    }

    private void assertNotCompared(String reason) throws IOException {
        RunFolderComparison comparison = compare();
        assertThat(comparison.experiments()).isEmpty();
        assertThat(comparison.apart())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).startsWith(reason));
    }

    @Test
    void anExperimentOfOneFolderIsListed() throws IOException {
        left.write(folder.resolve("old"));

        assertThat(read().apart())
                .containsExactly(new NotCompared(Runs.ID, "it did not run on the right"));
    }

    @Test
    void aRunThatHasNotEndedIsNotCompared() throws IOException {
        left.write(folder.resolve("old"));
        Run run = right.write(folder.resolve("new"));
        Files.delete(run.folder().events());

        assertThat(read().apart())
                .containsExactly(new NotCompared(Runs.ID, "on the right, the run has not ended"));
    }

    @Test
    void aTrialThatFailedOnTheLeftIsLeftOut() throws IOException {
        left.lastTrial = TrialStatus.FAILED;

        RunFolderComparison comparison = compare();

        assertThat(comparison.values())
                .extracting(MetricComparison::seeds)
                .contains("4 pairs", "5 pairs");
        assertThat(comparison.beyond()).isEmpty();
    }

    @Test
    void speedIsRightOverLeft() throws IOException {
        right.imagesPerSecond = 250;

        assertThat(compare().speed().orElseThrow()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void reusedTrialsHaveNoSpeed() throws IOException {
        right.computedBy = "an earlier run";

        assertThat(compare().inOneLine())
                .endsWith("; speed not measured, time of a trial not measured");
    }
}
