package dev.reprokit.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.gate.GateResult;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * With a stand-in for the harness: {@code dev.reprokit.internal.harness.AuditedRun} of the tests.
 */
@Tag("slow")
class AuditGateTest {
    @TempDir private Path temporary;
    private final RecordingLog log = new RecordingLog();

    private GateResult audit(String... experiments) {
        HarnessProcess harness =
                new HarnessProcess(
                        SampleCatalogue.classPath(),
                        SampleCatalogue.settings(temporary, Duration.ofMinutes(2)),
                        temporary,
                        log);
        List<Plan> plans =
                Arrays.stream(experiments).map(id -> SampleCatalogue.plan(id, "run-1")).toList();
        return new AuditGate(new Audit(harness, temporary.resolve("audit"), 2), log).of(plans);
    }

    @Test
    void whatRepeatsItsResultsGetsALine() throws Exception {
        // An earlier audit's; if it stayed, the stand-in would break down on it.
        Path earlier = temporary.resolve("audit/repeats/resumed/stopped");
        Files.createDirectories(earlier.getParent());
        Files.createFile(earlier);
        assertThat(audit("repeats", "begins-anew").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(log.info)
                .contains(
                        "repeats: 1 values of a-seed-1 are the same again, after others, packed and resumed",
                        "begins-anew: 1 values of a-seed-1 are the same again, after others and packed; not"
                                + " resumable, it does not go on where it was stopped");
    }

    @Test
    void nothingOutsideTheFolderOfAuditsIsDeleted() throws Exception {
        Path result = Files.createFile(temporary.resolve("results"));
        for (String id : List.of("..", "", "a/..", temporary.toString())) {
            assertThat(audit(id).outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(result).exists();
    }

    @Test
    void everyWayThatDiffersIsNamedAndTheOthersGoOn() {
        GateResult result = audit("differs-packed", "differs-resumed");
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .isEqualTo(
                        """
                        2 of 2 experiments do not repeat their results
                        differs-packed, trial a-seed-1
                          packed: epoch 2, loss is 1.0 alone, 2.0 packed
                          Files: %s
                        differs-resumed, trial a-seed-1
                          resumed: epoch 2, loss is 1.0 alone, 3.0 resumed
                          Files: %s"""
                                .formatted(
                                        temporary.resolve("audit").resolve("differs-packed"),
                                        temporary.resolve("audit").resolve("differs-resumed")));
    }

    @Test
    void whatCannotBeAuditedIsNoPassAndHidesNoDifference() {
        GateResult result = audit("is-killed", "differs-packed");
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message())
                .contains(
                        "1 of 2 experiments could not be audited",
                        "is-killed-alone did not finish, exit code 137: killed",
                        "And 1 of 2 experiments do not repeat their results",
                        "packed: epoch 2, loss");
    }
}
