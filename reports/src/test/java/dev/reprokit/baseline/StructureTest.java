package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a baseline and a run contain, but for the values of metrics. */
class StructureTest extends AgainstBaseline {
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
    void theSameSeedsWithTrialsOfOtherMachinesAreAnotherDraw() throws IOException {
        run.otherMachines = Map.of("CPU, another", 2);
        run.claims = Map.of("L1", Verdict.INCONCLUSIVE, "L2", Verdict.REPRODUCED);
        assertThat(findings())
                .containsExactly(
                        "e, undecided: the claim L1 was reproduced and is inconclusive",
                        "e, new: the claim L2 was inconclusive and is reproduced");
        recorded();
        run.claims = Map.of("L1", Verdict.REPRODUCED, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .as("the same machines draw the same")
                .containsExactly(
                        "e, baseline out of date: the claim L1 was inconclusive and is reproduced",
                        "e, regression: the claim L2 was reproduced and is inconclusive");
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
}
