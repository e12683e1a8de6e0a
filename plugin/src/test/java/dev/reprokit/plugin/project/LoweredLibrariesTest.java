package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class LoweredLibrariesTest {
    @TempDir private Path reproKit;

    @BeforeEach
    void builtWith() throws IOException {
        Path file = reproKit.resolve("META-INF/reprokit/libraries.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "org.apache.commons:commons-lang3:3.18.0\nai.djl:api:0.32.0\n");
    }

    private LoweredLibraries with(Artifact... libraries) throws IOException {
        Artifact own = artifact("dev.reprokit", "repro-experiments", "1");
        own.setFile(reproKit.toFile());
        List<Artifact> all = new ArrayList<>(List.of(libraries));
        all.add(own);
        return LoweredLibraries.of(all);
    }

    private static Artifact artifact(String group, String id, String version) {
        return new DefaultArtifact(
                group, id, version, "runtime", "jar", "", new DefaultArtifactHandler("jar"));
    }

    @Test
    void aLibraryThatABomLowersIsNamedWithTheVersionThatIsNeeded() throws IOException {
        LoweredLibraries lowered =
                with(
                        artifact("org.apache.commons", "commons-lang3", "3.12.0"),
                        artifact("ai.djl", "api", "0.32.0"),
                        artifact("other", "api", "0.1"));

        assertThat(lowered.names())
                .containsExactly("org.apache.commons:commons-lang3 is 3.12.0, built with 3.18.0");
        assertThat(lowered.explain("exit code 1\n  | java.lang.NoSuchMethodError: x"))
                .startsWith("exit code 1\n")
                .contains("commons-lang3 is 3.12.0", "<dependencyManagement>");
        assertThat(lowered.explain("exit code 137")).isEqualTo("exit code 137");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.18.0", "3.20", "4.0.0-SNAPSHOT"})
    void equalAndNewerOnesAreFine(String version) throws IOException {
        LoweredLibraries lowered = with(artifact("org.apache.commons", "commons-lang3", version));
        assertThat(lowered.names()).isEmpty();
        assertThat(lowered.explain("NoSuchMethodError")).isEqualTo("NoSuchMethodError");
    }
}
