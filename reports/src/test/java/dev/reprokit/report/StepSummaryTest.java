package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class StepSummaryTest {
    @TempDir private Path folder;

    private Path summary() throws IOException {
        return Files.writeString(folder.resolve("summary.md"), "## Reproduction\n");
    }

    private StepSummary named(Path file) {
        return StepSummary.of(Map.of("GITHUB_STEP_SUMMARY", file.toString()));
    }

    @Test
    void theJobsPageIsAppendedTo() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "Earlier step\n");
        assertThat(named(page).append(summary())).isEmpty();
        assertThat(page).hasContent("Earlier step\n## Reproduction\n");
    }

    @Test
    void withoutAJobNothingIsWritten() throws IOException {
        assertThat(StepSummary.of(Map.of()).append(summary())).isEmpty();
        assertThat(StepSummary.of(Map.of("GITHUB_STEP_SUMMARY", "")).append(summary())).isEmpty();
        assertThat(folder.toFile().list()).containsExactly("summary.md");
    }

    @Test
    void aPageThatCannotBeWrittenIsTold() throws IOException {
        assertThat(named(folder).append(summary()).orElseThrow())
                .startsWith("GITHUB_STEP_SUMMARY names a file that cannot");
    }
}
