package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.plugin.RecordingLog;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class UsedRunFolderTest {
    @TempDir private Path temp;
    private final RecordingLog log = new RecordingLog();

    @Test
    void aSecondGoalEndsWithWhoUsesItAndWhatToDo() throws MojoExecutionException {
        try (FolderLock first = by("goal run of one").alone()) {
            assertThatExceptionOfType(MojoExecutionException.class)
                    .isThrownBy(() -> by("goal report of two").alone())
                    .withMessageContainingAll(
                            "repro is used by process " + ProcessHandle.current().pid(),
                            "(goal run of one): wait until it ends",
                            "-Drepro.outputDirectory=");
            assertThatExceptionOfType(MojoExecutionException.class)
                    .isThrownBy(() -> by("goal check of two").shared());
        }
        by("goal report of two").alone().close();
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void severalMayReadIt() throws MojoExecutionException {
        try (FolderLock first = by("goal check of one").shared();
                FolderLock second = by("goal check of two").shared()) {
            assertThatExceptionOfType(MojoExecutionException.class)
                    .isThrownBy(() -> by("goal run of three").alone());
        }
    }

    private UsedRunFolder by(String goal) {
        return new UsedRunFolder(temp.resolve("repro"), goal, log);
    }
}
