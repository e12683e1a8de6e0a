package dev.reprokit.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** On lines that strace 6.1 has written. */
@DisabledOnOs(OS.WINDOWS)
class OpenedFilesTest {
    private final OpenedFiles files = new OpenedFiles(Path.of("/p"));

    private void lines(String log) {
        log.lines().forEach(files::line);
    }

    private static Path[] paths(String... names) {
        Path[] paths = new Path[names.length];
        for (int i = 0; i < names.length; i++) {
            paths[i] = Path.of(names[i]);
        }
        return paths;
    }

    @Test
    void aFileIsNamedByWhatTheSystemOpened() {
        lines(
                """
                7 openat(AT_FDCWD</p>, "link.csv", O_RDONLY|O_CLOEXEC) = 3</p/real.csv>
                7 openat(4</q>, "b.csv", O_RDONLY) = 3</q/b.csv>
                8 open("../c.csv", O_RDONLY) = 3</c.csv>
                9 openat2(AT_FDCWD</p>, "d.csv", {flags=O_RDONLY|O_CLOEXEC, resolve=RESOLVE_NO_XDEV}, 24) = 3</p/d.csv>
                9 openat(AT_FDCWD</p>, "both.db", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 3</p/both.db>
                """);
        assertThat(files.read())
                .containsExactly(
                        paths("/c.csv", "/p/both.db", "/p/d.csv", "/p/real.csv", "/q/b.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a b.txt;a b.txt",
                "say \\\"x\\\".txt;say \"x\".txt",
                "a\\74b\\76.txt;a<b>.txt",
                "back\\\\slash;back\\slash",
                "\\303\\251t\\303\\2511;ét\u00e91",
                "a, O_WRONLY;a, O_WRONLY"
            })
    void escapedNamesAreReadable(String escaped, String name) {
        lines(
                "7 openat(AT_FDCWD</p>, \"%s\", O_RDONLY) = 3</p/%s>"
                        .formatted(escaped.replace("\\74", "<").replace("\\76", ">"), escaped));
        assertThat(files.read()).containsExactly(paths("/p/" + name));
    }

    @Test
    void aLineBreakInANameIsPartOfIt() {
        lines("7 openat(AT_FDCWD</p>, \"new\\nline\", O_RDONLY) = 3</p/new\\nline>");
        assertThat(files.read()).containsExactly(paths("/p/new\nline"));
    }

    @Test
    void whatIsWrittenFirstIsNotRead() {
        lines(
                """
                7 openat(AT_FDCWD</p>, "out.txt", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 3</p/out.txt>
                8 openat(AT_FDCWD</p>, "out.txt", O_RDONLY|O_CLOEXEC) = 3</p/out.txt>
                7 openat(AT_FDCWD</p>, "new.db", O_RDWR|O_CREAT|O_EXCL, 0600) = 3</p/new.db>
                7 openat(AT_FDCWD</p>, "new.db", O_RDONLY) = 3</p/new.db>
                7 creat("old.txt", 0644) = 3</p/old.txt>
                7 openat(AT_FDCWD</p>, "old.txt", O_RDONLY) = 3</p/old.txt>
                """);
        assertThat(files.read()).isEmpty();
    }

    @Test
    void whatIsReadAndThenWrittenIsRead() {
        lines(
                """
                7 openat(AT_FDCWD</p>, "state", O_RDONLY|O_CLOEXEC) = 3</p/state>
                8 openat(AT_FDCWD</p>, "state", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 3</p/state>
                8 rename("new", "state")               = 0
                """);
        assertThat(files.read()).containsExactly(paths("/p/state"));
    }

    @Test
    void whatIsMovedToItsPlaceIsNew() {
        lines(
                """
                7 openat(AT_FDCWD</p/sub>, "x", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</p/sub/x>
                7 rename("x", "y")               = 0
                7 openat(AT_FDCWD</p/sub>, "y", O_RDONLY) = 3</p/sub/y>
                8 renameat2(AT_FDCWD</p>, "t", 5</p/sub>, "folder", RENAME_NOREPLACE) = 0
                8 openat(AT_FDCWD</p>, "sub/folder/z", O_RDONLY) = 3</p/sub/folder/z>
                """);
        assertThat(files.read()).isEmpty();
    }

    @Test
    void whatHoldsNoContentsIsPassedOver() {
        lines(
                """
                7 openat(AT_FDCWD</p>, ".", O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY) = 3</p>
                7 openat(AT_FDCWD</p>, "a", O_RDONLY|O_PATH) = 3</p/a>
                7 openat(AT_FDCWD</p>, "/tmp", O_RDWR|O_EXCL|O_TMPFILE, 0600) = 3</tmp/#12 (deleted)>
                7 openat(AT_FDCWD</p>, "b", O_RDONLY) = 3</p/b>(deleted)
                7 openat(AT_FDCWD</p>, "fifo", O_RDONLY) = 3<pipe:[1]>
                7 +++ exited with 0 +++
                """);
        assertThat(files.read()).isEmpty();
    }
}
