package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ComparisonTest {
    @TempDir private Path folder;
    private final Runs run = new Runs();
    private Baseline baseline;

    @BeforeEach
    void recorded() throws IOException {
        baseline = Baseline.accept(run.write(folder), "first", null);
    }

    private Comparison compared(Mode mode) throws IOException {
        return Comparison.of(List.of(new ComparedRun(run.write(folder), baseline)), mode);
    }

    private List<String> findings() throws IOException {
        return compared(Mode.STATISTICAL).findings().stream().map(Difference::inWords).toList();
    }

    @Test
    void theSameRunDiffersInNothing() throws IOException {
        Comparison comparison = compared(Mode.STATISTICAL);
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.failsFor(Runs.ID)).isFalse();
        assertThat(comparison.tests()).as("the same to the last bit is no test").isZero();
        // Two conditions, three metrics, the last value and the mean of each.
        assertThat(comparison.metricsOf(Runs.ID)).hasSize(12);
        assertThat(comparison.metricsOf(Runs.ID)).allMatch(metric -> metric.difference() == 0);
        assertThat(comparison.falseAlarmRate())
                .isEqualTo("No value of 12 looks different from the baseline: nothing is tested");
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
    }

    @Test
    void ofARunWithoutABaselineNothingIsLookedAt() throws IOException {
        Run whole = run.write(folder);
        Run unread =
                new Run(
                        whole.folder(),
                        whole.plan(),
                        whole.description(),
                        null,
                        whole.verdicts(),
                        whole.provenance(),
                        whole.samples(),
                        whole.testImages(),
                        whole.right(),
                        true);
        RunFolder runs = new RunFolder(folder, List.of(unread), List.of());
        assertThat(Comparison.of(runs, new BaselineFolder(folder.resolve("none"))))
                .isEqualTo(Comparison.NONE);
    }

    @Test
    void allRunsOfAFolderThatHaveBaselinesAreCompared() throws IOException {
        BaselineFolder baselines = new BaselineFolder(folder.resolve("baseline"));
        Path file = baselines.file(Scale.SMOKE, Runs.ID);
        BaselineCsv.write(file, baseline);
        run.better = -0.1;
        run.write(folder);
        assertThat(Comparison.of(RunFolder.read(folder), baselines))
                .isEqualTo(compared(Mode.STATISTICAL));

        Files.writeString(file, "kind,condition\n");
        assertThat(Comparison.of(RunFolder.read(folder), baselines)).isEqualTo(Comparison.NONE);
    }

    @Test
    void resultsOfAClusterAreComparedToTheLastBit() throws IOException {
        run.cluster = Map.of("Spark", "4.1.3");
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
    }

    @Test
    void metricsThatNotEverySeedHasAreIgnored() throws IOException {
        run.oneSeedHasMore = true;
        recorded();
        assertThat(compared(Mode.STATISTICAL).findings()).isEmpty();
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
    }

    @Test
    void worseIsARegressionForMetricsWithADirection() throws IOException {
        run.better = -0.1;
        assertThat(findings())
                .hasSize(8)
                .anyMatch(
                        finding ->
                                finding.startsWith(
                                        "e, regression: with, test_accuracy after the last epoch:"
                                                + " was 0.72, is 0.614 (difference -0.106,"
                                                + " tolerance 0.01; 5 pairs, p = "))
                .anyMatch(finding -> finding.contains("without, train_loss mean over epochs"))
                .allMatch(finding -> finding.startsWith("e, regression"));
    }

    /** Its name has 'accuracy', but an experiment may well want less of it. */
    @Test
    void aMetricThatNobodyDeclaresIsChangedInEitherDirection() throws IOException {
        run.accuracy = "noisy_accuracy";
        baseline = Baseline.accept(run.write(folder), "renamed", null);
        for (double better : new double[] {-0.1, 0.1}) {
            run.better = better;
            assertThat(findings())
                    .filteredOn(finding -> finding.contains("noisy_accuracy"))
                    .hasSize(4)
                    .allMatch(finding -> finding.startsWith("e, changed: "));
        }
    }

    @Test
    void aDeclaredMetricHasItsDirectionAndItsLabel() throws IOException {
        run.accuracy = "noisy_accuracy";
        run.metrics =
                List.of(
                        new DeclaredMetric(
                                "noisy_accuracy",
                                "accuracy on noisy labels",
                                Direction.LOWER_IS_BETTER));
        baseline = Baseline.accept(run.write(folder), "renamed", null);
        run.better = -0.1;

        assertThat(findings())
                .filteredOn(finding -> finding.contains("accuracy on noisy labels"))
                .hasSize(4)
                .allMatch(finding -> finding.startsWith("e, baseline out of date: "));
    }

    @Test
    void betterMakesTheBaselineOutOfDate() throws IOException {
        run.better = 0.1;
        assertThat(compared(Mode.STATISTICAL).failsFor(Runs.ID)).isTrue();
        assertThat(findings()).hasSize(8).allMatch(f -> f.startsWith("e, baseline out of date"));
    }

    @Test
    void aDifferenceThatChanceExplainsIsNoRegression() throws IOException {
        // Places 3, 4, 3, 4, 3 instead of 1, 2, 3, 4, 0.
        run.seeds = new long[] {13, 14, 18, 19, 23};
        Comparison comparison = compared(Mode.STATISTICAL);
        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.metricsOf(Runs.ID))
                .anyMatch(metric -> metric.difference() > metric.tolerance());
    }

    @Test
    void lessThanTheToleranceIsNoRegression() throws IOException {
        run.better = -0.005;
        assertThat(findings()).isEmpty();
    }

    @Test
    void otherSeedsAreTestedAsIndependent() throws IOException {
        run.seeds = new long[] {101, 102, 103, 104, 105};
        run.better = -0.3;
        assertThat(findings())
                .anyMatch(f -> f.contains("regression: with, test_accuracy"))
                .anyMatch(f -> f.contains("seeds: 5 against 5 others"));
    }

    @Test
    void aSingleSeedIsTestedByThePredictionInterval() throws IOException {
        run.seeds = new long[] {101};
        assertThat(findings()).isEmpty();
        run.better = -0.6;
        assertThat(findings()).anyMatch(f -> f.contains("seeds: 1 against 5 others"));
    }

    /** One pair would leave it undecided, whatever it comes to. */
    @Test
    void withOneCommonSeedAllSeedsAreTestedAsIndependent() throws IOException {
        run.seeds = new long[] {1};
        baseline = Baseline.accept(run.write(folder), "one seed", null);
        run.seeds = new long[] {1, 2, 3, 4, 5};
        run.better = -0.6;
        assertThat(findings())
                .anyMatch(f -> f.startsWith("e, regression: with, test_accuracy"))
                .anyMatch(f -> f.contains("seeds: 5 against 1 others"));
    }

    @Test
    void aSingleSeedAgainstAnotherDrawOfItIsUndecided() throws IOException {
        run.seeds = new long[] {1};
        baseline = Baseline.accept(run.write(folder), "one seed", null);
        run.pytorch = "2.6.0";
        run.better = -0.1;
        Comparison comparison = compared(Mode.STATISTICAL);
        assertThat(comparison.failsFor(Runs.ID)).isFalse();
        assertThat(comparison.findings())
                .hasSize(8)
                .allMatch(finding -> finding.kind() == Difference.Kind.UNDECIDED);
    }

    @Test
    void imagesThatAllSeedsLostAreNamedAndFailNoBuild() throws IOException {
        run.right("with", "1100");
        recorded();
        run.right("with", "1001");
        run.right("without", "1111");

        Comparison comparison = compared(Mode.STATISTICAL);

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.flipsOf("other")).isEmpty();
        assertThat(comparison.flipsOf(Runs.ID))
                .singleElement()
                .satisfies(
                        flips -> {
                            assertThat(flips.condition()).isEqualTo("with");
                            assertThat(flips.lost()).containsExactly(1);
                            assertThat(flips.won()).containsExactly(3);
                        });
    }

    @Test
    void imagesOfOtherDataAreNotCompared() throws IOException {
        run.right("with", "1100");
        recorded();
        run.right("with", "1001");
        run.dataset = "cifar10";
        assertThat(compared(Mode.STATISTICAL).flips()).isEmpty();
    }

    @Test
    void aClaimThatIsNoLongerReproducedIsARegression() throws IOException {
        run.claims = Map.of("L1", Verdict.INCONCLUSIVE, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .containsExactly("e, regression: the claim L1 was reproduced and is inconclusive");
    }

    @Test
    void otherSeedsMayLeaveAClaimUndecidedButNotContradictIt() throws IOException {
        run.seeds = new long[] {101, 102, 103, 104, 105};
        run.claims = Map.of("L1", Verdict.INCONCLUSIVE, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .containsExactly("e, undecided: the claim L1 was reproduced and is inconclusive");
        run.claims = Map.of("L1", Verdict.NOT_REPRODUCED, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .containsExactly(
                        "e, regression: the claim L1 was reproduced and is not reproduced");
    }

    @Test
    void theSameSeedsInOtherArithmeticAreAnotherDraw() throws IOException {
        run.pytorch = "2.6.0";
        run.claims = Map.of("L1", Verdict.INCONCLUSIVE, "L2", Verdict.REPRODUCED);
        assertThat(findings())
                .containsExactly(
                        "e, undecided: the claim L1 was reproduced and is inconclusive",
                        "e, new: the claim L2 was inconclusive and is reproduced");
        run.claims = Map.of("L1", Verdict.NOT_REPRODUCED, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .containsExactly(
                        "e, regression: the claim L1 was reproduced and is not reproduced");
    }

    @Test
    void aClaimThatIsReproducedNowMakesTheBaselineOutOfDate() throws IOException {
        run.claims = Map.of("L1", Verdict.REPRODUCED, "L2", Verdict.REPRODUCED);
        assertThat(findings())
                .containsExactly(
                        "e, baseline out of date: the claim L2 was inconclusive and is"
                                + " reproduced");
        assertThat(compared(Mode.STATISTICAL).failsFor(Runs.ID)).isTrue();
    }

    @Test
    void anUndecidedClaimThatOtherSeedsDecideIsNew() throws IOException {
        run.seeds = new long[] {101, 102, 103, 104, 105};
        run.claims = Map.of("L1", Verdict.REPRODUCED, "L2", Verdict.REPRODUCED);
        assertThat(findings())
                .containsExactly("e, new: the claim L2 was inconclusive and is reproduced");
        assertThat(compared(Mode.STATISTICAL).failsFor(Runs.ID)).isFalse();
    }

    @Test
    void renamedClaimsMetricsAndParametersAreMissing() throws IOException {
        run.claims = Map.of("L1", Verdict.REPRODUCED, "L3", Verdict.INCONCLUSIVE);
        run.accuracy = "accuracy";
        run.parameters = Map.of("norm", "yes");
        assertThat(findings())
                .contains(
                        "e, missing: the claim L2",
                        "e, new: the claim L3",
                        "e, missing: with: test_accuracy after the last epoch",
                        "e, new: with: accuracy after the last epoch",
                        "e, missing: with: the parameter lrn",
                        "e, new: with: the parameter norm");
        assertThat(compared(Mode.STATISTICAL).failsFor(Runs.ID)).isTrue();
        assertThat(compared(Mode.EXACT).failsFor(Runs.ID)).isTrue();
    }

    @Test
    void aConditionThatTheRunLacksIsMissing() throws IOException {
        run.conditions = List.of("with", "other");
        assertThat(findings())
                .containsExactly(
                        "e, new: the condition other", "e, missing: the condition without");
    }

    @Test
    void seedsThatTheRunLacksAreMissingAndAdditionalOnesAreNoFinding() throws IOException {
        run.seeds = new long[] {1, 2, 3, 6};
        assertThat(findings())
                .containsExactly(
                        "e, missing: with: the seeds [4, 5]",
                        "e, missing: without: the seeds [4, 5]");
        run.seeds = new long[] {1, 2, 3, 4, 5, 6};
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrialThatDidNotFinishIsMissing() throws IOException {
        run.lastTrial = TrialStatus.FAILED;
        assertThat(findings())
                .containsExactly("e, missing: without: seed 5 did not finish: failed, loss is NaN");
    }

    @Test
    void aDuplicateSeedIsRefused() {
        run.seedTwice = true;
        assertThatIOException()
                .isThrownBy(this::findings)
                .withMessageContaining("has the condition with with seed 1 twice");
    }

    @Test
    void otherEpochsAndParametersAreChanges() throws IOException {
        run.epochs = 4;
        run.parameters = Map.of("lrn", "no");
        assertThat(findings())
                .contains(
                        "e, changed: with: the parameter lrn was yes and is no",
                        "e, changed: without: it ran [3] epochs and runs [4]");
    }

    @Test
    void otherDataIsNotComparable() throws IOException {
        run.dataset = "cifar10";
        run.better = -0.1;
        assertThat(findings())
                .containsExactly(
                        "e, not comparable: SHA-256 of images was digest of synthetic, is digest of"
                                + " cifar10; data set was synthetic, is cifar10");
    }

    @Test
    void exactComparisonIsToTheLastBit() throws IOException {
        run.bits = 1e-15;
        assertThat(compared(Mode.EXACT).findings())
                .hasSize(10)
                .allMatch(finding -> finding.kind() == Difference.Kind.CHANGED)
                .anyMatch(
                        finding ->
                                finding.message()
                                        .startsWith("with, seed 1: test_accuracy mean over"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void exactComparisonReportsOtherMetrics() throws IOException {
        run.accuracy = "accuracy";
        assertThat(compared(Mode.EXACT).findings())
                .extracting(Difference::inWords)
                .contains("e, changed: with, seed 1: it has other metrics");
    }

    @Test
    void exactComparisonNeedsTheSameEnvironmentAndSeeds() throws IOException {
        run.pytorch = "2.6.0";
        run.seeds = new long[] {1, 2, 3, 4, 5, 6};
        assertThat(compared(Mode.EXACT).findings())
                .extracting(Difference::inWords)
                .containsExactly(
                        "e, not comparable: exact comparison needs the same environment and seeds;"
                                + " PyTorch was 2.5.1, is 2.6.0; with had the seeds [1, 2, 3, 4,"
                                + " 5], has [1, 2, 3, 4, 5, 6]; without had the seeds [1, 2, 3, 4,"
                                + " 5], has [1, 2, 3, 4, 5, 6]");
    }

    @Test
    void speedIsARatioOnTheSameDeviceOnly() throws IOException {
        run.imagesPerSecond = 150;
        assertThat(compared(Mode.STATISTICAL).speeds())
                .containsExactly(
                        "e: 1.5 times the baseline's images a second (medians over trials, both on"
                                + " cpu)");
        assertThat(compared(Mode.STATISTICAL).failsFor(Runs.ID)).isFalse();
        run.device = "gpu";
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
    }

    @Test
    void oneSeedOfBothIsAPairThatFailsFarBeyondItsToleranceOnly() throws IOException {
        run.seeds = new long[] {1};
        recorded();
        run.better = -0.08;
        assertThat(findings())
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("e, undecided"))
                .allMatch(finding -> finding.contains("1 pair"));
        run.better = -0.6;
        assertThat(findings())
                .anyMatch(finding -> finding.startsWith("e, regression: with, test_accuracy"));
    }

    @Test
    void theNumberOfCoresIsNoOtherDraw() throws IOException {
        run.device = "cpu, 2 cores";
        recorded();
        run.device = "cpu, 16 cores";
        run.claims = Map.of("L1", Verdict.INCONCLUSIVE, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .containsExactly("e, regression: the claim L1 was reproduced and is inconclusive");
        run.device = "gpu, 16 cores";
        assertThat(findings())
                .containsExactly("e, undecided: the claim L1 was reproduced and is inconclusive");
    }

    /** Records the run's five seeds and ten more, which are held back. */
    private void recordedWithHeldBackSeeds() throws IOException {
        furtherSeeds(0).write(run.write(folder).folder().heldBack());
        recorded();
    }

    private static Runs furtherSeeds(double better) {
        Runs further = new Runs();
        further.seeds = new long[] {6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        further.better = better;
        return further;
    }

    @Test
    void seedsThatAreHeldBackAreNotMissed() throws IOException {
        recordedWithHeldBackSeeds();
        assertThat(baseline.held()).containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L);
        assertThat(baseline.seeds()).isEqualTo(15);
        assertThat(findings()).isEmpty();
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
    }

    @Test
    void aSuspicionIsDecidedByTheSeedsThatConfirmIt() throws IOException {
        recordedWithHeldBackSeeds();
        run.better = -0.3;
        Path confirmation = run.write(folder).folder().confirmation();

        furtherSeeds(-0.3).write(confirmation);
        assertThat(findings())
                .anyMatch(
                        finding ->
                                finding.startsWith("e, regression: with, test_accuracy")
                                        && finding.contains("10 pairs to confirm it"));
        furtherSeeds(0).write(confirmation);
        assertThat(findings()).noneMatch(finding -> finding.startsWith("e, regression"));
    }

    @Test
    void whereNothingConfirmsASuspicionTheRunItselfDecides() throws IOException {
        recordedWithHeldBackSeeds();
        run.better = -0.3;
        Path confirmation = run.write(folder).folder().confirmation();
        Runs ofAnotherRun = furtherSeeds(0);
        ofAnotherRun.runId = "an earlier run";
        ofAnotherRun.write(confirmation);
        assertThat(findings())
                .anyMatch(
                        finding ->
                                finding.startsWith("e, regression: with, test_accuracy")
                                        && finding.contains("; 5 pairs, p = "));
    }

    @Test
    void whatCouldHaveBeenSeenIsTold() throws IOException {
        Comparison comparison = compared(Mode.STATISTICAL);
        assertThat(comparison.sensitivity().orElseThrow())
                .matches(
                        "A loss of [0-9.]+ points of final test accuracy in one condition would"
                                + " have been noticed with 80 % in half of the conditions; the least"
                                + " sensitive is e with(out)?: [0-9.]+ points\\. Claims are judged apart");
        assertThat(comparison.metrics())
                .allSatisfy(
                        metric ->
                                assertThat(metric.noticeable())
                                        .isGreaterThanOrEqualTo(metric.tolerance()));
        assertThat(Comparison.NONE.sensitivity()).isEmpty();
        run.seeds = new long[] {1};
        recorded();
        assertThat(compared(Mode.STATISTICAL).sensitivity()).isEmpty();
    }

    @Test
    void oneCommonSeedOfSeveralIsNoPair() throws IOException {
        run.seeds = new long[] {1, 12, 13};
        run.better = -0.6;
        assertThat(findings()).anyMatch(finding -> finding.contains("seeds: 3 against 5 others"));
        run.seeds = new long[] {1};
        assertThat(findings()).anyMatch(finding -> finding.contains("seeds: 1 against 5 others"));
    }

    @Test
    void exactlyAnotherCommitMayComputeTheSame() throws IOException {
        run.commit = "def";
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
    }

    @Test
    void exactlyEveryEpochCounts() throws IOException {
        run.firstEpochsSwapped = true;
        assertThat(compared(Mode.EXACT).findings())
                .hasSize(10)
                .allMatch(
                        finding ->
                                finding.message()
                                        .endsWith(
                                                "a curve differs before its last epoch, its last"
                                                        + " value and mean do not"));
    }

    @Test
    void whatTrainsNothingHasNoSpeed() throws IOException {
        run.imagesPerSecond = 0;
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
        recorded();
        run.imagesPerSecond = 100;
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
    }
}
