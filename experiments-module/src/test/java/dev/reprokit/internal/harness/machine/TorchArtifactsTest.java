package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.harness.machine.TorchArtifacts.Library;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Each test makes up a class path. */
class TorchArtifactsTest {
    private static final JvmPlatform LINUX = new JvmPlatform("Linux", "amd64", false);
    private static final Library CPU = new Library("2.7.1-20250812", "cpu", "linux-x86_64");

    @TempDir Path folder;

    private static TorchArtifacts with(Library... libraries) {
        return new TorchArtifacts(
                "0.36.0", "2.7.1", Optional.of("2.7.1-0.36.0"), List.of(libraries));
    }

    private static TorchArtifacts withBridge(String bridge) {
        return new TorchArtifacts("0.36.0", "2.7.1", Optional.ofNullable(bridge), List.of(CPU));
    }

    @Test
    void partsThatBelongTogetherAreRight() throws RefusedException {
        assertThat(with(CPU).missing(LINUX)).isEmpty();
        assertThat(with(CPU).mismatch(CPU)).isEmpty();
        with(CPU).check(LINUX);
    }

    @Test
    void thePartsOfThisBuildBelongTogether() throws RefusedException {
        TorchArtifacts here = TorchArtifacts.ofClassPath();

        assertThat(here.djl()).isNotEmpty();
        assertThat(here.bridge().orElseThrow()).startsWith(here.torch());
        assertThat(here.missing(JvmPlatform.ofThisJvm())).isEmpty();
        assertThat(here.libraries()).isNotEmpty().allMatch(each -> here.mismatch(each).isEmpty());
    }

    @Test
    void anotherPyTorchThanTheJnisIsNamedWithAllVersions() {
        assertThat(
                        with(CPU)
                                .mismatch(new Library("2.5.1-20241113", "cpu", "linux-x86_64"))
                                .orElseThrow()
                                .text())
                .isEqualTo(
                        "PyTorch's library is 2.5.1-20241113 (linux-x86_64), its bridge is"
                                + " 2.7.1-0.36.0, and DJL's engine is 0.36.0 for PyTorch 2.7.1:"
                                + " they do not belong together. Take"
                                + " ai.djl.pytorch:pytorch-native-*:2.7.1 and"
                                + " ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0; mvn dependency:tree"
                                + " shows who asks for others.");
    }

    @Test
    void aBridgeForAnotherEngineOrNoneIsNamed() {
        assertThat(withBridge("2.7.1-0.35.1").mismatch(CPU).orElseThrow().what())
                .contains("its bridge is 2.7.1-0.35.1, and DJL's engine is 0.36.0");
        assertThat(withBridge(null).mismatch(CPU).orElseThrow().what())
                .contains("its bridge is missing");
    }

    @Test
    void aLibraryForAnotherPlatformIsNamedWithTheClassifierThatIsNeeded() {
        assertThat(
                        with(CPU)
                                .missing(new JvmPlatform("Linux", "aarch64", false))
                                .orElseThrow()
                                .text())
                .isEqualTo(
                        "the class path has no library of PyTorch for this JVM's platform,"
                                + " linux-aarch64, only for linux-x86_64. Add the dependency"
                                + " ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier"
                                + " linux-aarch64.");
    }

    @Test
    void aPlatformWithoutAnyLibraryIsRefusedBeforeDjlTriesToDownloadOne() {
        JvmPlatform riscv = new JvmPlatform("Linux", "riscv64", false);

        for (TorchArtifacts artifacts : List.of(with(), with(CPU))) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> artifacts.requireForPlatform(riscv))
                    .withMessageContaining("no library for this JVM's platform, linux-riscv64");
        }
    }

    @Test
    void aLibraryForAnotherPlatformIsNoWishForCuda() throws RefusedException {
        Library mac = new Library("2.7.1-20250812", "cpu", "osx-aarch64");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> with(mac).requireForPlatform(LINUX))
                .withMessageContainingAll(
                        "linux-x86_64, only for osx-aarch64", "Add the dependency");
        with().requireForPlatform(LINUX);
    }

    @Test
    void aSystemThatDjlDoesNotKnowIsRefusedBeforeDjlFails() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> with().check(new JvmPlatform("FreeBSD", "amd64", false)))
                .withMessageContaining("no library for this JVM's platform, FreeBSD-x86_64");
    }

    @Test
    void muslIsRefusedThoughTheClassPathHasALibrary() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> with(CPU).check(new JvmPlatform("Linux", "amd64", true)))
                .withMessageContaining("musl");
    }

    @Test
    void aLibraryForCudaAloneIsNamedWhereThereIsNoGpu() {
        assertThat(
                        with(new Library("2.7.1", "cu128", "linux-x86_64"))
                                .missing(LINUX)
                                .orElseThrow()
                                .text())
                .contains("for cu128 only", "pytorch-native-cpu:2.7.1", "libcudart");
    }

    @Test
    void aPlaceholderIsNoLibrary() throws IOException {
        Path native_ = Files.createDirectories(folder.resolve("native/lib"));
        Files.writeString(
                native_.resolve("pytorch.properties"), "placeholder=true\nversion=2.7.1\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(TorchArtifacts.of(loader).libraries()).isEmpty();
        }
    }
}
