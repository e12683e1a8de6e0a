package dev.reprokit.plugin.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ModulePathTest {
    @TempDir private Path top;

    private Path project(String folder, String... modules) throws IOException {
        Path path = top.resolve(folder).normalize();
        Files.createDirectories(path);
        StringBuilder names = new StringBuilder();
        for (String module : modules) {
            names.append("<module>").append(module).append("</module>");
        }
        Files.writeString(
                path.resolve("pom.xml"),
                "<project><modules>%s</modules></project>".formatted(names));
        return path;
    }

    @Test
    void aSingleProjectIsBuiltWhereItLies() throws IOException {
        ModulePath path = ModulePath.of(top, project("code"));

        assertThat(path.build()).isEqualTo(Path.of("code"));
        assertThat(path.options()).isEmpty();
    }

    @Test
    void aProjectAtTheTopNeedsNoFolder() throws IOException {
        ModulePath path = ModulePath.of(top, project("."));

        assertThat(top.resolve(path.build())).isEqualTo(top);
        assertThat(path.options()).isEmpty();
    }

    @Test
    void aModuleIsBuiltFromTheOutermostProjectThatHoldsIt() throws IOException {
        project("code", "apps/all");
        project("code/apps/all", "module");

        ModulePath path = ModulePath.of(top, project("code/apps/all/module"));

        assertThat(path.build()).isEqualTo(Path.of("code"));
        assertThat(path.options()).containsExactly("--projects", "apps/all/module", "--also-make");
    }

    @Test
    void aProjectThatDoesNotHoldTheModuleIsNotBuilt() throws IOException {
        project(".", "another");

        ModulePath path = ModulePath.of(top, project("module"));

        assertThat(path.build()).isEqualTo(Path.of("module"));
        assertThat(path.options()).isEmpty();
    }
}
