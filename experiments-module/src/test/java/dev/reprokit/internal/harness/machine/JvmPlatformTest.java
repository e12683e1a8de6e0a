package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each test makes up a machine. */
class JvmPlatformTest {
    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, osx-aarch64",
        "Windows 11, amd64, win-x86_64"
    })
    void whatPyTorchHasALibraryForIsRight(String system, String architecture, String classifier) {
        JvmPlatform jvm = JvmPlatform.of(system, architecture, root);

        assertThat(jvm.classifier()).isEqualTo(classifier);
        assertThat(jvm.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, riscv64, linux-riscv64",
        "Mac OS X, x86_64, osx-x86_64",
        "Windows 11, aarch64, win-aarch64",
        "FreeBSD, amd64, FreeBSD-x86_64"
    })
    void anotherPlatformIsNamed(String system, String architecture, String classifier) {
        assertThat(JvmPlatform.of(system, architecture, root).fault().orElseThrow().text())
                .startsWith("PyTorch has no library for this JVM's platform, " + classifier + ";")
                .contains("linux-aarch64, linux-x86_64, osx-aarch64, win-x86_64. Take a machine");
    }

    @Test
    void aJvmThatUsesMuslIsNamed() throws IOException {
        maps("7f01 r-xp 0 fe:00 3 /lib/ld-musl-x86_64.so.1\n");

        assertThat(JvmPlatform.of("Linux", "amd64", root).fault().orElseThrow().text())
                .startsWith("this JVM uses musl, the C library of Alpine Linux,")
                .contains("eclipse-temurin:17-jdk instead");
    }

    @Test
    void muslBesideTheJvmsOwnGlibcIsNoFault() throws IOException {
        maps(
                "7f01 r-xp 0 fe:00 3 /usr/lib/x86_64-linux-gnu/libc.so.6\n"
                        + "7f02 r-xp 0 fe:00 3 /usr/lib/musl-tools/libother.so\n");

        assertThat(JvmPlatform.of("Linux", "amd64", root).fault()).isEmpty();
    }

    @Test
    void thisJvmCanRunPyTorch() {
        assertThat(JvmPlatform.ofThisJvm().fault()).isEmpty();
    }

    private void maps(String lines) throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/maps"), lines);
    }
}
