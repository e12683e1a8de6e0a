package dev.reprokit.plugin.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.process.ServiceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

class NewFilesTest {
    private static final NewExperiment IDEA = new NewExperiment("my-idea", "a.b", "1.2.3");

    @TempDir Path folder;

    private NewFiles addition(NewExperiment experiment) {
        return new NewFiles(
                experiment,
                folder.resolve("sources"),
                folder.resolve("tests"),
                folder.resolve("resources"));
    }

    private Path serviceFile() {
        return folder.resolve("resources").resolve(ServiceFile.PATH);
    }

    @Test
    void aProjectIsWhole() throws Exception {
        Path project = folder.resolve("my-idea");
        assertThat(NewFiles.writeProject(IDEA, project))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile())
                .extracting(file -> project.relativize(file).toString())
                .containsExactly(
                        "src/main/java/a/b/MyIdea.java",
                        "src/test/java/a/b/MyIdeaTest.java",
                        "src/main/resources/" + ServiceFile.PATH,
                        "pom.xml",
                        "README.md");
        assertThat(project.resolve("README.md"))
                .content()
                .contains("](src/main/java/a/b/MyIdea.java)");
    }

    @Test
    void aFolderThatExistsStaysAsItIs() throws Exception {
        Path project = Files.createDirectory(folder.resolve("my-idea"));
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> NewFiles.writeProject(IDEA, project));
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void aSecondExperimentHasALineOfItsOwn() throws Exception {
        Files.createDirectories(serviceFile().getParent());
        Files.writeString(serviceFile(), "other.One # without an end of line");
        addition(IDEA).write();
        addition(new NewExperiment("your-idea", "a.b", "1.2.3")).write();
        assertThat(serviceFile())
                .hasContent("other.One # without an end of line\na.b.MyIdea\na.b.YourIdea\n");
    }

    @Test
    void aTestThatExistsKeepsTheClassFromBeingWritten() throws Exception {
        Path test = folder.resolve("tests/a/b/MyIdeaTest.java");
        Files.createDirectories(test.getParent());
        Files.writeString(test, "mine");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> addition(IDEA).write())
                .withMessage(test.toString());
        assertThat(test).hasContent("mine");
        assertThat(folder.resolve("sources")).doesNotExist();
        assertThat(serviceFile()).doesNotExist();
    }
}
