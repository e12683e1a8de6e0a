package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ComparisonTest extends AgainstBaseline {
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
                        null,
                        true);
        RunFolder runs = new RunFolder(folder, List.of(unread), List.of());
        assertThat(ComparedRuns.of(runs, new BaselineFolder(folder.resolve("none"))))
                .isEqualTo(ComparedRuns.NONE);
    }

    @Test
    void allRunsOfAFolderThatHaveBaselinesAreCompared() throws IOException {
        BaselineFolder baselines = new BaselineFolder(folder.resolve("baseline"));
        Path file = baselines.file(Scale.SMOKE, Runs.ID);
        BaselineCsv.write(file, baseline);
        run.better = -0.1;
        run.write(folder);
        assertThat(ComparedRuns.of(RunFolder.read(folder), baselines).comparison())
                .isEqualTo(compared(Mode.STATISTICAL));

        Files.writeString(file, "kind,condition\n");
        assertThat(ComparedRuns.of(RunFolder.read(folder), baselines)).isEqualTo(ComparedRuns.NONE);
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
    void trialsOfOtherMachinesSayNothingOfSpeed() throws IOException {
        run.otherMachines = Map.of("CPU, another", 2);
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
        recorded();
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
        run.otherMachines = Map.of();
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
        recorded();
        assertThat(compared(Mode.STATISTICAL).speeds()).hasSize(1);
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
    void whatTrainsNothingHasNoSpeed() throws IOException {
        run.imagesPerSecond = 0;
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
        recorded();
        run.imagesPerSecond = 100;
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();
    }
}
