package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.record.run.Dependency;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
        return jar(name, entry, "");
    }

    private Path jar(String name, String entry, String text) throws IOException {
        Path jar = temporary.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    @Test
    void aPathThatJavaWouldTakeForTwoIsNamed() {
        MavenProject project = new MavenProject();
        project.getBuild()
                .setOutputDirectory(temporary.resolve("a" + File.pathSeparator + "b").toString());

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> ExperimentClassPath.of(project))
                .withMessageContainingAll(
                        project.getBuild().getOutputDirectory(),
                        "a '" + File.pathSeparator + "' in its path",
                        "Move the project");
    }

    @Test
    void theDigestDependsOnNamesBytesAndOrderButNotOnThePlace() throws Exception {
        Path a = folder("a", "sub/x", "text");
        Path same = folder("same", "sub/x", "text");
        Path renamed = folder("renamed", "sub/y", "text");
        Path changed = folder("changed", "sub/x", "Text");
        String digest = of(a).sha256(List.of());
        assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(of(same).sha256(List.of()));
        assertThat(of(renamed).sha256(List.of())).isNotEqualTo(digest);
        assertThat(of(changed).sha256(List.of())).isNotEqualTo(digest);
        assertThat(of(a, changed).sha256(List.of())).isNotEqualTo(of(changed, a).sha256(List.of()));
    }

    @Test
    void aJarIsTheSameAsItsFolderWhateverMavenAdds() throws Exception {
        Path folder = folder("folder", "sub/x", "text");
        Path jar = temporary.resolve("a.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry :
                    List.of(
                            "META-INF/MANIFEST.MF",
                            "META-INF/maven/g/a/pom.properties",
                            "sub/",
                            "sub/x")) {
                zip.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) {
                    zip.write("text".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(of(jar).sha256(List.of())).isEqualTo(of(folder).sha256(List.of()));
        assertThat(of(jar).sha256(List.of())).isNotEqualTo(of(jar("b.jar", "y")).sha256(List.of()));
    }

    @Test
    void anUnchangedModuleThatIsPackedAgainIsTheSame() throws Exception {
        Path jar = jar("a.jar", "sub/x", "text");
        String digest = of(jar).sha256(List.of());
        Path again = temporary.resolve("again.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(again))) {
            ZipEntry entry = new ZipEntry("sub/x");
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(entry);
            zip.write("text".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Sha256.of(again)).isNotEqualTo(Sha256.of(jar));
        assertThat(of(again).sha256(List.of())).isEqualTo(digest);
    }

    @Test
    void aLibraryCountsByItsDigestAlone() throws Exception {
        Path jar = jar("a.jar", "x");
        Path same = jar("b.jar", "x");
        String digest = of(jar).sha256(List.of(library(jar, "1")));
        assertThat(of(same).sha256(List.of(library(same, "1")))).isEqualTo(digest);
        assertThat(of(jar).sha256(List.of(library(jar, "2")))).isNotEqualTo(digest);
        assertThat(of(jar).sha256(List.of())).isNotEqualTo(digest);
    }

    private static Dependency library(Path jar, String sha256) {
        return new Dependency("g:a:1", jar.toString(), sha256);
    }

    @Test
    void whatIsNotThereDoesNotCount() throws Exception {
        Path a = folder("a", "x", "text");
        assertThat(of(a, temporary.resolve("nowhere")).sha256(List.of()))
                .isEqualTo(of(a).sha256(List.of()));
    }

    @Test
    void experimentsAreDeclaredInAFolderOrAJar() throws Exception {
        String service = ServiceFile.PATH;
        Path nowhere = temporary.resolve("nowhere");
        assertThat(of(nowhere, folder("a", service, "")).declaresExperiments()).isTrue();
        assertThat(of(nowhere, jar("a.jar", service)).declaresExperiments()).isTrue();
        assertThat(of(nowhere, folder("b", "x", ""), jar("b.jar", "x")).declaresExperiments())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDeclaredClassesAreReadAsTheServiceLoaderDoes(boolean packed) throws Exception {
        String text = "# Ours.\nown.Second\n\n  own.First # the first\nown.Outer$Inner";
        Path element =
                packed ? jar("a.jar", ServiceFile.PATH, text) : folder("a", ServiceFile.PATH, text);

        assertThat(ExperimentClassPath.declaredExperiments(element))
                .containsExactlyInAnyOrder("own.First", "own.Second", "own.Outer$Inner");
    }

    @Test
    void whatIsNotThereDeclaresNothing() throws Exception {
        assertThat(ExperimentClassPath.declaredExperiments(temporary.resolve("nowhere"))).isEmpty();
        assertThat(ExperimentClassPath.declaredExperiments(jar("a.jar", "x"))).isEmpty();
        assertThat(ExperimentClassPath.declaredExperiments(folder("a", "x", "text"))).isEmpty();
    }

    @Test
    void aDamagedJarIsNamed() throws IOException {
        Path jar = Files.writeString(temporary.resolve("cut-off.jar"), "PK");

        assertThatIOException()
                .isThrownBy(() -> of(jar).declaresExperiments())
                .withMessageStartingWith(jar + " is no readable jar: ")
                .withMessageEndingWith("Remove it, and Maven fetches or builds it again");
    }
}
