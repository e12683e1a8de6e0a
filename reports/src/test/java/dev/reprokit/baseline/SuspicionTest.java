package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** From a run of five seeds and fifteen that the baseline holds back to a decision. */
class SuspicionTest extends AgainstBaseline {
    private static final long[] HELD = LongStream.rangeClosed(6, 20).toArray();

    @Override
    @BeforeEach
    void recorded() throws IOException {
        further(run.write(folder).folder().heldBack(), HELD, 0);
        super.recorded();
    }

    private static void further(Path runFolder, long[] seeds, double better) throws IOException {
        further(runFolder, seeds, better, "run-1");
    }

    private static void further(Path runFolder, long[] seeds, double better, String runId)
            throws IOException {
        Runs further = new Runs();
        further.seeds = seeds;
        further.better = better;
        further.runId = runId;
        further.write(runFolder);
    }

    private List<Suspicion> suspicions() throws IOException {
        return Suspicion.of(List.of(new ComparedRun(run.write(folder), baseline)));
    }

    private Path confirmation() {
        return folder.resolve(Runs.ID).resolve("confirmation");
    }

    @Test
    void theBaselineHoldsBackTheSeedsThatTheRunDoesNotHave() {
        assertThat(baseline.held())
                .containsExactly(LongStream.of(HELD).boxed().toArray(Long[]::new));
        assertThat(baseline.seeds()).isEqualTo(20);
    }

    @Test
    void theBaselineNamesTheOtherMachinesOfTheSeedsThatItHoldsBack() throws IOException {
        Runs further = new Runs();
        further.seeds = HELD;
        further.otherMachines = Map.of("CPU, another", 2);
        further.write(run.write(folder).folder().heldBack());
        super.recorded();
        assertThat(baseline.run().environment())
                .containsEntry("other machines of held-back seeds", "CPU, another")
                .doesNotContainKey("other machines");
        assertThat(compared(Mode.EXACT).findings()).as("the run has none of these").isEmpty();
        assertThat(compared(Mode.STATISTICAL).speeds()).isEmpty();

        run.claims = Map.of("L1", Verdict.INCONCLUSIVE, "L2", Verdict.INCONCLUSIVE);
        assertThat(findings())
                .as("claims are judged by the run's own seeds")
                .containsExactly("e, regression: the claim L1 was reproduced and is inconclusive");
    }

    @Test
    void whatIsTheSameRaisesNoSuspicionAndMissesNoSeed() throws IOException {
        assertThat(suspicions()).isEmpty();
        assertThat(findings()).isEmpty();
        assertThat(compared(Mode.EXACT).findings()).isEmpty();
    }

    @Test
    void whatMovedIsToRunWithTheSeedsThatAreHeldBack() throws IOException {
        run.better = -0.1;
        assertThat(suspicions()).hasSize(1);
        Suspicion suspicion = suspicions().get(0);
        assertThat(suspicion.experiment()).isEqualTo(Runs.ID);
        assertThat(suspicion.conditions()).containsExactly("with", "without");
        assertThat(suspicion.values())
                .contains("with, test_accuracy after the last epoch: 0.72, now 0.614");
        assertThat(suspicion.seeds()).isEqualTo(LongStream.of(HELD).boxed().toList());
    }

    @Test
    void aRunOfOtherSeedsIsFollowedByOthersStill() throws IOException {
        run.seeds = new long[] {101, 102, 103, 104, 105};
        run.better = -0.1;
        assertThat(suspicions().get(0).seeds())
                .isEqualTo(LongStream.rangeClosed(106, 120).boxed().toList());
    }

    @Test
    void theFreshSeedsAloneDecide() throws IOException {
        run.better = -0.1;
        further(confirmation(), HELD, 0);
        assertThat(compared(Mode.STATISTICAL).findings())
                .noneMatch(finding -> finding.kind().isFailure());

        further(confirmation(), HELD, -0.1);
        run.better = -0.02;
        assertThat(compared(Mode.STATISTICAL).findings())
                .anyMatch(
                        finding ->
                                finding.inWords().contains("15 pairs to confirm it")
                                        && finding.kind() == Difference.Kind.REGRESSION);
    }

    @Test
    void theConfirmationOfAnotherRunIsIgnored() throws IOException {
        run.better = -0.1;
        further(confirmation(), HELD, 0, "an earlier run");
        assertThat(compared(Mode.STATISTICAL).findings())
                .as("so a single test decides")
                .anyMatch(finding -> finding.inWords().contains("5 pairs, p ="));
    }
}
