package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ExperimentClassPathTest {
    @TempDir Path temporary;

    private static ExperimentClassPath of(Path... elements) {
        return new ExperimentClassPath(List.of(elements));
    }

    private Path folder(String name, String file, String text) throws IOException {
        Path path = temporary.resolve(name).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return temporary.resolve(name);
    }

    private Path jar(String name, String entry) throws IOException {
        Path jar = temporary.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return jar;
    }

    @Test
    void theDigestDependsOnNamesBytesAndOrderButNotOnThePlace() throws Exception {
        Path a = folder("a", "sub/x", "text");
        Path same = folder("same", "sub/x", "text");
        Path renamed = folder("renamed", "sub/y", "text");
        Path changed = folder("changed", "sub/x", "Text");
        String digest = of(a).sha256();
        assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(of(same).sha256());
        assertThat(of(renamed).sha256()).isNotEqualTo(digest);
        assertThat(of(changed).sha256()).isNotEqualTo(digest);
        assertThat(of(a, changed).sha256()).isNotEqualTo(of(changed, a).sha256());
    }

    @Test
    void theDigestOfAJarIsThatOfItsBytes() throws Exception {
        Path jar = jar("a.jar", "x");
        Path copy = Files.copy(jar, temporary.resolve("copy.jar"));
        assertThat(of(jar).sha256()).isEqualTo(of(copy).sha256());
        assertThat(of(jar).sha256()).isNotEqualTo(of(jar("b.jar", "y")).sha256());
    }

    @Test
    void whatIsNotThereDoesNotCount() throws Exception {
        Path a = folder("a", "x", "text");
        assertThat(of(a, temporary.resolve("nowhere")).sha256()).isEqualTo(of(a).sha256());
    }

    @Test
    void experimentsAreDeclaredInAFolderOrAJar() throws Exception {
        String service = ExperimentClassPath.SERVICE_FILE;
        Path nowhere = temporary.resolve("nowhere");
        assertThat(of(nowhere, folder("a", service, "")).declaresExperiments()).isTrue();
        assertThat(of(nowhere, jar("a.jar", service)).declaresExperiments()).isTrue();
        assertThat(of(nowhere, folder("b", "x", ""), jar("b.jar", "x")).declaresExperiments())
                .isFalse();
    }
}
