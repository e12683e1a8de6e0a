package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class BaselineFolderTest {
    @TempDir private Path path;

    @Test
    void otherFilesBesideBaselinesAreNoExperiments() throws IOException {
        BaselineFolder folder = new BaselineFolder(path);
        Path file = folder.file(Scale.SMOKE, "lrn-removal");
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Files.createFile(file.resolveSibling("README.md"));

        assertThat(folder.experiments(Scale.SMOKE)).containsExactly("lrn-removal");
        assertThat(folder.experiments(Scale.PAPER)).isEmpty();
    }

    @Test
    void aHistoryIsNoBaselineOfAnyScale() throws IOException {
        BaselineFolder folder = new BaselineFolder(path);
        for (Scale scale : Scale.values()) {
            Path file = folder.history(scale, "lrn-removal");
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        assertThat(Scale.values()).allMatch(scale -> !scale.id().equals("history"));
        for (Scale scale : Scale.values()) {
            assertThat(folder.experiments(scale)).isEmpty();
            assertThat(folder.find(scale, "lrn-removal")).isEmpty();
        }
    }
}
