package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills at random moments lose no finished trial, and at most one epoch of each that runs. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class KilledProgramsTest {
    private static final int KILLS = 8;
    private static final int AT_ONCE = 2;

    /** Notes each epoch that it computes, reports it, and saves it, in this order. */
    private static final String LEARNS =
            """
            state="$REPRO_RESUME/epoch"
            epoch=0
            [ -f "$state" ] && epoch=$(cat "$state")
            while [ $epoch -lt $REPRO_EPOCHS ]; do
                epoch=$((epoch + 1))
                sleep 0.05
                echo "$1 $2 $epoch" >> computed.txt
                echo "{\\"epoch\\": $epoch, \\"accuracy\\": 0.$epoch$1, \\"loss\\": $2}" >> "$REPRO_METRICS"
                echo $epoch > "$state.new"
                mv "$state.new" "$state"
            done
            echo "$1 $2 end" >> computed.txt
            """;

    @TempDir private Path project;

    @Test
    void lossesAreSmall() throws Exception {
        DefinitionFile.write(
                project,
                "rate",
                DefinitionFile.with("inputs:", "resumes: true\ninputs:")
                        .replace("epochs: 3", "epochs: 30"));
        Files.writeString(project.resolve("train.sh"), LEARNS);
        ExperimentFolder folder = new ExperimentFolder(project.resolve("target/repro/rate"));
        Files.createDirectories(folder.path());
        Plan plan =
                TestPlan.of("rate")
                        .projectDirectory(project)
                        .cache(project.resolve("cache"))
                        .parallel(String.valueOf(AT_ONCE))
                        .plan();
        Random random = new Random(1);
        int kills = 0;
        while (true) {
            Process harness = HarnessJvm.run(plan, folder, Map.of());
            long moment = kills < KILLS ? random.nextInt(3000) : 600_000;
            if (harness.waitFor(moment, TimeUnit.MILLISECONDS)) {
                assertThat(harness.exitValue()).isZero();
                break;
            }
            kills++;
            harness.destroyForcibly().waitFor();
            awaitEndOfPrograms();
        }
        assertThat(folder.results().trials())
                .hasSize(10)
                .allSatisfy(t -> assertThat(t.status()).isEqualTo(TrialStatus.FINISHED))
                .allSatisfy(t -> assertThat(folder.results().metrics(t)).hasSize(60));
        Map<String, Integer> times = new HashMap<>();
        List<String> computed = Files.readAllLines(project.resolve("computed.txt"));
        computed.forEach(line -> times.merge(line, 1, Integer::sum));
        assertThat(times).hasSize(10 * 31);
        assertThat(computed.size() - times.size())
                .as("epochs that were computed again after %s kills", kills)
                .isLessThanOrEqualTo(AT_ONCE * kills);
    }

    /** The programs of a killed harness end by themselves, within seconds. */
    private static void awaitEndOfPrograms() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("sh train.sh"))
                .forEach(
                        process ->
                                assertThat(process.onExit())
                                        .succeedsWithin(Duration.ofSeconds(30)));
    }
}
