package dev.reprokit.plugin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.plugin.fork.HarnessProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class ForkedDiagnosisTest {
    private static final Finding ALIVE = Finding.ok("forked JVM", "it lives");

    @TempDir private Path temporary;

    private List<Finding> diagnose(String experiment, String... jvmArguments) {
        HarnessProcess harness =
                new HarnessProcess(
                        SampleCatalogue.classPath(),
                        SampleCatalogue.settings(temporary, Duration.ofMinutes(2), jvmArguments),
                        temporary,
                        new RecordingLog());
        return new ForkedDiagnosis(harness, DoctorFolder.in(temporary))
                .of(List.of(SampleCatalogue.plan(experiment, "run-1")));
    }

    @Test
    void findingsAreRead() {
        assertThat(diagnose("finishes")).containsExactly(ALIVE);
    }

    @Test
    void aJvmThatDiesIsAFindingAfterItsOwn() {
        assertThat(diagnose("is-killed"))
                .hasSize(2)
                .startsWith(ALIVE)
                .last()
                .satisfies(
                        death -> {
                            assertThat(death.state()).isEqualTo(State.WRONG);
                            assertThat(death.remedy()).contains("exit code 137: killed", "Log: ");
                        });
    }

    @Test
    void aJvmThatDoesNotStartLeavesNoEarlierFindings() {
        assertThat(diagnose("finishes")).containsExactly(ALIVE);
        assertThat(diagnose("finishes", "-XX:NoSuchOption"))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .contains("NoSuchOption");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFinding() throws IOException {
        Files.writeString(temporary.resolve("doctor"), "a file where a folder should be");
        assertThat(diagnose("finishes"))
                .singleElement()
                .extracting(Finding::state)
                .isEqualTo(State.WRONG);
    }
}
