package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class AtomicFileTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 50;

    @TempDir private Path temp;

    @Test
    void aWriterDoesNotDisturbAnotherOfTheSameFile() throws IOException {
        Path file = temp.resolve("file");

        AtomicFile.write(
                file,
                out -> {
                    out.write("first".getBytes(StandardCharsets.UTF_8));
                    AtomicFile.write(file, "second");
                    assertThat(file).hasContent("second");
                });

        assertThat(file).hasContent("first");
        assertThat(temp.toFile().list()).containsExactly("file");
    }

    @Test
    void everyReaderSeesAWholeFile() throws Exception {
        Path file = temp.resolve("file");
        AtomicFile.write(file, "0".repeat(10_000));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String text = String.valueOf(writer).repeat(10_000);
                writers.add(
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                AtomicFile.write(file, text);
                                assertThat(Files.readString(file))
                                        .hasSize(10_000)
                                        .matches("(.)\\1*+");
                            }
                            return null;
                        });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(temp.toFile().list()).containsExactly("file");
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAndNoOther() throws IOException {
        Path file = temp.resolve("file");
        AtomicFile.write(file, "old");

        assertThatIOException()
                .isThrownBy(
                        () ->
                                AtomicFile.write(
                                        file,
                                        out -> {
                                            out.write(new byte[100_000]);
                                            throw new IOException("disk full");
                                        }))
                .withMessage("disk full");

        assertThat(file).hasContent("old");
        assertThat(temp.toFile().list()).containsExactly("file");
    }

    @Test
    void othersMayReadItAsAnyNewFile() throws IOException {
        assumeTrue(
                Files.getFileStore(temp).supportsFileAttributeView(PosixFileAttributeView.class));
        Path plain = Files.writeString(temp.resolve("plain"), "text");
        Path file = temp.resolve("file");

        AtomicFile.write(file, "text");

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void aLongNameIsNoHindrance() throws IOException {
        Path file = temp.resolve("x".repeat(250));

        AtomicFile.write(file, "text");

        assertThat(file).hasContent("text");
    }
}
