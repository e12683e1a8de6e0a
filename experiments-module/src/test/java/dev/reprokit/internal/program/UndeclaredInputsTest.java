package dev.reprokit.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

@DisabledOnOs(OS.WINDOWS)
class UndeclaredInputsTest {
    @TempDir private Path temp;
    private Path project;
    private Path home;
    private Path trial;
    private final List<Path> declared = new ArrayList<>();
    private final TreeSet<Path> read = new TreeSet<>();

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectories(temp.toRealPath().resolve("home"));
        project = Files.createDirectories(home.resolve("project"));
        trial = project.resolve("target/repro/a/running/t");
    }

    private UndeclaredInputs inputs() {
        return new UndeclaredInputs(
                new FileTrace(List.of("strace")),
                project,
                home.resolve("data"),
                home,
                declared,
                warning -> {});
    }

    /** Makes a file and reads it. */
    private Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        read.add(file);
        return file;
    }

    private List<String> names() {
        return inputs().in(read, trial).stream()
                .map(file -> temp.resolve("home").relativize(file).toString())
                .toList();
    }

    private List<String> words() {
        return inputs().inWords(inputs().in(read, trial), Path.of("t.log"));
    }

    @Test
    void inputsAndTheTrialsOwnFilesAreNotNamed() throws IOException {
        declared.add(file(project, "train.py"));
        declared.add(home.resolve("data/images"));
        file(home, "data/images/1.png");
        file(trial, "out/model");
        file(project, ".git/HEAD");
        file(project, "lookup.csv");
        file(home, "data/labels.csv");
        file(home, ".Rprofile");
        file(temp.toRealPath(), "elsewhere/x.csv");
        read.add(project.resolve("gone.csv"));
        read.add(project);
        assertThat(names())
                .containsExactly(
                        "../elsewhere/x.csv", ".Rprofile", "data/labels.csv", "project/lookup.csv");
    }

    @Test
    void anInputMayBeALink() throws IOException {
        Path real = file(home, "real.csv");
        declared.add(Files.createSymbolicLink(project.resolve("link.csv"), real));
        assertThat(names()).isEmpty();
    }

    @Test
    void theSystemsFilesAreNotNamed() throws IOException {
        read.add(Path.of("/etc/passwd"));
        file(home, "tools/lib/libfoo.so.1");
        file(home, "tools/lib/foo.so");
        file(home, "jdk/lib/modules");
        file(home, "jdk/conf/security/java.security");
        assertThat(names()).isEmpty();
        file(project, "own.so");
        assertThat(names()).containsExactly("project/own.so");
    }

    /** As in a container whose user has no home. */
    @Test
    void aHomeFolderThatHoldsTheSystemIsNone() {
        home = Path.of("/");
        read.add(Path.of("/etc/passwd"));
        assertThat(inputs().in(read, trial)).isEmpty();
    }

    @Test
    void byteCodeCountsAsItsSource() throws IOException {
        Files.createFile(project.resolve("known.py"));
        Files.createFile(project.resolve("unknown.py"));
        declared.add(project.resolve("known.py"));
        file(project, "__pycache__/known.cpython-311.pyc");
        file(project, "__pycache__/unknown.cpython-311.pyc");
        file(project, "__pycache__/lonely.cpython-311.pyc");
        assertThat(names())
                .containsExactly(
                        "project/__pycache__/lonely.cpython-311.pyc", "project/unknown.py");
    }

    @Test
    void fewFilesAreNamed() throws IOException {
        file(project, "a.csv");
        assertThat(words())
                .containsExactly(
                        "reads a.csv, which is no input: name it under 'inputs', or results are taken from the cache after it has changed");
        file(project, "b.csv");
        assertThat(words().get(0)).startsWith("reads a.csv and b.csv that are no inputs: name");
        file(project, "sub/c.csv");
        file(home, "d.csv");
        assertThat(words())
                .containsExactly(
                        "reads a.csv, b.csv, sub/c.csv and 1 more file that are no inputs: name them under 'inputs', or results are taken from the cache after they have changed. t.log names them");
    }

    @Test
    void manyFilesOfAFolderAreANumber() throws IOException {
        file(project, "a.csv");
        for (int i = 0; i < 1204; i++) {
            file(home, "venv/lib/python3/%s/m.py".formatted(i % 50 + "/" + i));
        }
        file(home, "venv/lib/python3.txt");
        assertThat(words())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("reads a.csv, which"),
                        second ->
                                assertThat(second)
                                        .isEqualTo(
                                                "reads 1,205 files in %s/venv/lib that are no inputs: name them under 'inputs', or their versions under 'versions', or results are taken from the cache after they have changed. t.log names them"
                                                        .formatted(home)));
    }

    @Test
    void aToolThatIsMissingOrRefusedSaysWhy() throws IOException {
        assertThatThrownBy(() -> FileTrace.find("no-such-strace"))
                .isInstanceOf(ProgramException.class)
                .hasMessage("there is no no-such-strace here");
        Path refused = temp.resolve("strace");
        Files.writeString(refused, "#!/bin/sh\necho ptrace: Operation not permitted >&2\nexit 1\n");
        assertThat(refused.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> FileTrace.find(refused.toString()))
                .hasMessage(refused + " does not work here: ptrace: Operation not permitted");
    }

    @Test
    void anOlderToolIsUsedWithoutWhatItDoesNotKnow() throws Exception {
        Path older = temp.resolve("strace");
        Files.writeString(older, "#!/bin/sh\ncase \"$*\" in *seccomp*) exit 1;; esac\n");
        assertThat(older.toFile().setExecutable(true)).isTrue();
        assertThat(FileTrace.find(older.toString()).command()).doesNotContain("--seccomp-bpf");
    }
}
