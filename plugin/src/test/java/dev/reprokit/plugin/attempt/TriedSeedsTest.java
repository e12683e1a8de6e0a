package dev.reprokit.plugin.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.TriedRun;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class TriedSeedsTest {
    @Test
    void takesTheLastValueOfFinishedSeeds() {
        TriedSeeds seeds =
                TriedSeeds.of(
                        new Results(
                                List.of(
                                        row(101, TrialStatus.FINISHED, ""),
                                        row(102, TrialStatus.FAILED, "no data")),
                                List.of(
                                        new Metric("only-seed-101", 1, "acc", 0.5),
                                        new Metric("only-seed-101", 2, "acc", 0.75),
                                        new Metric("only-seed-102", 1, "acc", 0.25))),
                        reported("acc", 0.75));

        assertThat(seeds.spread().values()).isEqualTo(Map.of("acc", List.of(0.75)));
        assertThat(seeds.failures()).containsExactly("Seed 102 failed: no data");
        assertThat(seeds.differences(101)).isEmpty();
    }

    @Test
    void tellsWhatASeedDoesNotDecide() {
        Results results =
                new Results(
                        List.of(row(101, TrialStatus.FINISHED, "")),
                        List.of(new Metric("only-seed-101", 1, "acc", 0.5)));

        assertThat(TriedSeeds.of(results, reported("acc", 0.51)).differences(101))
                .contains(
                        "Two runs with seed 101 differ, so that it does not decide the result: acc was 0.51, then 0.5");
        assertThat(TriedSeeds.of(results, reported("auc", 0.5)).differences(101))
                .get()
                .asString()
                .endsWith("auc was 0.5, then missing");
    }

    private static TriedRun reported(String metric, double value) {
        return new TriedRun(2, new TreeMap<>(Map.of(metric, value)), List.of(), "all");
    }

    private static TrialRow row(long seed, TrialStatus status, String failure) {
        return new TrialRow(
                "only-seed-" + seed, "only", seed, Map.of(), status, 2, 1, 0, failure, "run-1");
    }
}
