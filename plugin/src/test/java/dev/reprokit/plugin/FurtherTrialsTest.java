package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.gate.BaselineWriter;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** The second night of a confirmation that the first one did not end. */
class FurtherTrialsTest {
    private static final List<Long> OWN = List.of(1L);
    private static final List<Long> HELD = LongStream.rangeClosed(2, 16).boxed().toList();

    @TempDir private Path folder;
    private final RecordingLog log = new RecordingLog();
    private final Plan plan = SampleCatalogue.plan("finishes", "run-1");
    private BaselineFolder baselines;
    private ExperimentFolder confirmation;
    private Path checkpoint;

    @BeforeEach
    void theFirstNight() throws Exception {
        Path accepted = folder.resolve("accepted");
        WholeRun.write(accepted, plan, OWN, 0.8);
        WholeRun.write(accepted.resolve("finishes/held-back"), plan, HELD, 0.8);
        baselines = new BaselineFolder(folder.resolve("baseline"));
        new BaselineWriter(RunFolder.read(accepted), baselines, null)
                .accept(List.of(plan), "mvn verify");

        confirmation = new ExperimentFolder(folder.resolve("run/finishes/confirmation/finishes"));
        checkpoint = confirmation.running(Scale.SMOKE, "c-seed-2").resolve("checkpoint");
        Files.createDirectories(checkpoint.getParent());
        Files.writeString(checkpoint, "two epochs");
        Files.writeString(confirmation.trials(), "none has ended");
    }

    private void confirm(double accuracy) throws Exception {
        Path runFolder = folder.resolve("run");
        WholeRun.write(runFolder, plan, OWN, accuracy);
        Settings settings =
                SampleCatalogue.settings(
                        runFolder, Duration.ofMinutes(2), "-Dcatalogue.id=finishes");
        new FurtherTrials(
                        new HarnessProcess(SampleCatalogue.classPath(), settings, runFolder, log),
                        baselines,
                        log)
                .confirm(RunFolder.read(runFolder), List.of(plan), null);
    }

    @Test
    void trialsThatAreUnderWayStayAndNothingElse() throws Exception {
        confirm(0.2);
        assertThat(log.info)
                .anyMatch(line -> line.contains("3 fresh seeds of each condition decide"));
        assertThat(confirmation.verdicts()).exists();
        assertThat(confirmation.trials()).doesNotExist();
        assertThat(checkpoint).hasContent("two epochs");
    }

    @Test
    void whereNothingIsSuspiciousAnyMoreNothingIsUnderWay() throws Exception {
        confirm(0.8);
        assertThat(folder.resolve("run/finishes/confirmation")).doesNotExist();
    }
}
