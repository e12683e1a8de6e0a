package dev.reprokit.plugin.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.plugin.parameter.ParameterCheck;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

class TriedCommandTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "python3 My_train.py --seed {seed}, my-train",
        "/usr/bin/svm-train {seed}, svm-train",
        "python3 -m pkg, python3",
        "./-- {seed}, tried"
    })
    void isNamedByItsScript(String run, String id) throws Exception {
        Files.createFile(folder.resolve("My_train.py"));

        assertThat(read(run, null, null).experiment()).isEqualTo(id);
    }

    @Test
    void quotesHoldWordsTogether() throws Exception {
        TriedCommand command = read("sh -c 'echo {seed} > {out}/x'", "own-id", "3");

        assertThat(command.words()).containsExactly("sh", "-c", "echo {seed} > {out}/x");
        assertThat(command.experiment()).isEqualTo("own-id");
        assertThat(command.epochs()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        ",,, -Drepro.run is missing",
        "' ',,, -Drepro.run is missing",
        "sh 'x,,, is not closed",
        "sh x,My id,, -Drepro.experiment: the id is 'My id'",
        "sh x,audit,, reserved",
        "sh x,,0, -Drepro.epochs=0"
    })
    void refusesWhatCannotBe(String run, String id, String epochs, String why) {
        assertThatThrownBy(() -> read(run, id, epochs))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(why);
    }

    @Test
    void replacesOnlyWhatItHasWritten() throws IOException {
        WrittenDefinition first = WrittenDefinition.inPlaceOf("train", folder);
        Path text = folder.resolve("text");
        Files.writeString(text, "# a comment\ntitle: train\n");
        first.take(text);
        assertThat(first.path()).isEqualTo(folder.resolve("src/repro/experiments/train.yaml"));
        assertThat(first.path()).content().endsWith("\ntitle: train\n");
        WrittenDefinition.inPlaceOf("train", folder).take(text);
        Files.writeString(first.path(), Files.readString(first.path()).replace("train", "mine"));

        assertThatThrownBy(() -> WrittenDefinition.inPlaceOf("train", folder))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("train.yaml")
                .hasMessageContaining("-Drepro.experiment=ID gives this one another id");
    }

    private TriedCommand read(String run, String id, String epochs) throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        TriedCommand command = TriedCommand.read(run, id, epochs, folder, check);
        check.rejectBad();
        return command;
    }
}
