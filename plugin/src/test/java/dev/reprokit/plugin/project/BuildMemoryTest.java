package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class BuildMemoryTest {
    @TempDir Path temporary;

    @Test
    void goalsOfABuildShareIt() {
        Map<Object, Object> context = new HashMap<>();
        assertThat(BuildMemory.in(context)).isSameAs(BuildMemory.in(context));
        assertThat(BuildMemory.in(new HashMap<>())).isNotSameAs(BuildMemory.in(context));
    }

    @Test
    void aFileIsReadAgainOnlyIfItHasChanged() throws Exception {
        BuildMemory memory = new BuildMemory();
        Path file = Files.writeString(temporary.resolve("file"), "text");
        String digest = memory.sha256(file);
        assertThat(digest).isEqualTo(Sha256.of(file));
        FileTime time = Files.getLastModifiedTime(file);

        Files.writeString(file, "TEXT");
        Files.setLastModifiedTime(file, time);
        assertThat(memory.sha256(file)).as("not read").isEqualTo(digest);

        Files.setLastModifiedTime(
                file, FileTime.from(time.toInstant().plus(Duration.ofSeconds(1))));
        assertThat(memory.sha256(file)).isEqualTo(Sha256.of(file)).isNotEqualTo(digest);
    }

    @Test
    void aRunFolderIsReadAgainOnlyIfAFileOfARunHasChanged() throws Exception {
        BuildMemory memory = new BuildMemory();
        assertThat(memory.runs(temporary).problems()).isEmpty();
        ExperimentFolder experiment = new ExperimentFolder(temporary.resolve("a"));
        AtomicFile.write(experiment.plan(), "{}");
        RunFolder first = memory.runs(temporary);
        assertThat(first.problems()).hasSize(1);

        AtomicFile.write(experiment.report(), "a page");
        assertThat(memory.runs(temporary)).isSameAs(first);

        AtomicFile.write(experiment.failure(), "out of memory");
        assertThat(memory.runs(temporary).problem("a").message()).isEqualTo("out of memory");
    }

    @Test
    void aClassPathIsAskedOnce() throws Exception {
        RecordingLog log = new RecordingLog();
        Settings settings =
                SampleCatalogue.settings(temporary, Duration.ofMinutes(2), "-Dcatalogue.id=mine");
        BuildMemory memory = new BuildMemory();

        assertThat(
                        memory.catalogue(
                                        "digest",
                                        List.of(),
                                        new HarnessProcess(
                                                SampleCatalogue.classPath(),
                                                settings,
                                                temporary,
                                                log))
                                .ids())
                .containsExactly("mine");
        assertThat(memory.catalogue("digest", List.of(), null).ids()).containsExactly("mine");
    }
}
