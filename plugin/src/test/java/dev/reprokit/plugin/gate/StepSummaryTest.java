package dev.reprokit.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.plugin.RecordingLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class StepSummaryTest {
    @TempDir private Path folder;
    private final RecordingLog log = new RecordingLog();

    private Path summary() throws IOException {
        return Files.writeString(folder.resolve("summary.md"), "## Reproduction\n");
    }

    private StepSummary named(Path file) {
        return StepSummary.of(Map.of("GITHUB_STEP_SUMMARY", file.toString()), log);
    }

    @Test
    void theJobsPageIsAppendedTo() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "Earlier step\n");
        named(page).append(summary());
        assertThat(page).hasContent("Earlier step\n## Reproduction\n");
    }

    @Test
    void withoutAJobNothingIsWritten() throws IOException {
        StepSummary.of(Map.of(), log).append(summary());
        StepSummary.of(Map.of("GITHUB_STEP_SUMMARY", ""), log).append(summary());
        assertThat(folder.toFile().list()).containsExactly("summary.md");
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void aPageThatCannotBeWrittenIsTold() throws IOException {
        named(folder).append(summary());
        assertThat(log.warnings.get(0)).startsWith("GITHUB_STEP_SUMMARY names a file that cannot");
    }
}
