package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class RunDurationTest {
    private static final TrialStatus FINISHED = TrialStatus.FINISHED;

    @Test
    void isTheWallTimeOfARunThatComputedEverything() {
        assertThat(
                        RunDuration.of(
                                provenance(70),
                                List.of(trial(FINISHED, "now"), trial(FINISHED, "now"))))
                .contains(new RunDuration(70, 2, "CPU, 2 cores"));
    }

    /** Two trials of 60 s each, two at once: a minute, though the run went on for 5 s only. */
    @Test
    void countsTheTimeBeforeAKill() {
        assertThat(
                        RunDuration.of(
                                provenance(5),
                                List.of(trial(FINISHED, "now"), trial(FINISHED, "now"))))
                .contains(new RunDuration(60, 2, "CPU, 2 cores"));
    }

    @Test
    void isUnknownWhereATrialWasReusedOrDidNotFinish() {
        assertThat(
                        RunDuration.of(
                                provenance(5),
                                List.of(trial(FINISHED, "now"), trial(FINISHED, "before"))))
                .isEmpty();
        assertThat(RunDuration.of(provenance(5), List.of(trial(TrialStatus.FAILED, "now"))))
                .isEmpty();
        assertThat(RunDuration.of(provenance(5), List.of())).isEmpty();
    }

    private static TrialRow trial(TrialStatus status, String run) {
        return new TrialRow("a-seed-1", "a", 1, Map.of(), status, 3, 60, 10, "", run);
    }

    private static Provenance provenance(double wallSeconds) {
        return new Provenance(
                "now",
                "mvn verify",
                "2026-01-02T03:04:05Z",
                wallSeconds,
                "abc",
                false,
                Map.of(),
                "CPU, 2 cores",
                "AVX2",
                Numerics.DEFAULT,
                1,
                2,
                List.of(1L),
                Map.of(),
                Map.of(),
                "synthetic",
                Map.of(),
                List.of(),
                List.of(),
                "digest");
    }
}
