package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/** Comparison to the last bit. */
class ExactnessTest extends AgainstBaseline {
    @Test
    void resultsOfAClusterAreComparedToTheLastBit() throws IOException {
        run.cluster = Map.of("Spark", "4.1.3");
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
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
    void aRunWithTrialsOfOtherMachinesIsNoneOfThisMachine() throws IOException {
        run.otherMachines = Map.of("CPU, another", 2);
        assertThat(compared(Mode.EXACT).findings())
                .extracting(Difference::inWords)
                .singleElement()
                .asString()
                .startsWith("e, not comparable: exact comparison needs the same environment")
                .contains("other machines", "CPU, another");
        assertThat(compared(Mode.STATISTICAL).findings()).isEmpty();
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
    void exactlyAnotherNumberOfCoresMayComputeTheSame() throws IOException {
        run.device = "cpu, 2 cores";
        recorded();
        run.device = "cpu, 1 cores";
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
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
}
