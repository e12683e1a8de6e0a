package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.util.Platform;

import dev.reprokit.internal.harness.machine.TorchSource.Origin;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Finds PyTorch in made-up folders; no library is loaded. */
class TorchSourceTest {
    private static final String LINUX = "linux-x86_64";

    @TempDir Path folder;
    private Path cache;
    private Path pip;
    private final Map<String, String> settings = new TreeMap<>();

    @BeforeEach
    void pipInstallation() throws IOException {
        cache = folder.resolve("cache");
        pip = Files.createDirectories(folder.resolve("site-packages/torch/lib"));
        library(pip, "torch");
        library(pip, "torch_cuda");
        version("2.7.1+cu128");
    }

    private static Path library(Path place, String name) throws IOException {
        Files.createDirectories(place);
        return Files.writeString(place.resolve(System.mapLibraryName(name)), "made up");
    }

    private void version(String version) throws IOException {
        Files.writeString(
                pip.resolveSibling("version.py"),
                "__all__ = ['__version__', 'debug']\n__version__ = '%s'\n".formatted(version));
    }

    private TorchSource find(String packed) throws RefusedException {
        return TorchSource.find(
                packed == null ? "2.7.1" : "2.7.1-20250812", LINUX, packed, cache, settings::get);
    }

    private void refuses(String... words) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> find("cpu"))
                .withMessageContainingAll(words);
    }

    @Test
    void theClassPathsLibraryNeedsNoProperties() throws Exception {
        TorchSource source = find("cpu");

        assertThat(source)
                .isEqualTo(
                        new TorchSource(
                                Origin.CLASS_PATH,
                                cache.resolve("2.7.1-20250812-cpu-linux-x86_64"),
                                "2.7.1-20250812",
                                "cpu"));
        assertThat(source.properties(settings::get)).isEmpty();
    }

    @Test
    void anInstalledPyTorchWinsOverTheClassPathAndGetsTheBridgeForCuda() throws Exception {
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());

        TorchSource source = find("cpu");

        assertThat(source)
                .isEqualTo(new TorchSource(Origin.INSTALLED, pip, "2.7.1+cu128", "cu128"));
        assertThat(source.properties(settings::get))
                .containsExactly(Map.entry("PYTORCH_FLAVOR", "cu128"));
    }

    @Test
    void anInstalledPyTorchForTheCpuGetsTheBridgeForTheCpu() throws Exception {
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        Files.delete(pip.resolve(System.mapLibraryName("torch_cuda")));

        assertThat(find(null).flavour()).isEqualTo("cpu");
    }

    @Test
    void theLibcudartThatPipBringsIsFound() throws Exception {
        Path cudart =
                Files.createDirectories(folder.resolve("site-packages/nvidia/cuda_runtime/lib"));
        Files.writeString(cudart.resolve("libcudart.so.12"), "made up");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());

        assertThat(find("cpu").properties(settings::get))
                .containsEntry("jna.library.path", cudart.toString());
    }

    @Test
    void aLibcudartOnTheLibraryPathIsFound() throws Exception {
        Path cudart = Files.createDirectories(folder.resolve("cuda"));
        Files.writeString(cudart.resolve("libcudart.so.12"), "made up");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        settings.put("LD_LIBRARY_PATH", folder.resolve("none") + ":" + cudart);

        assertThat(find("cpu").properties(settings::get))
                .containsEntry("jna.library.path", cudart.toString());
    }

    @Test
    void whatTheUserHasSetStays() throws Exception {
        Files.writeString(pip.resolve("libcudart.so.12"), "made up");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        settings.put("PYTORCH_FLAVOR", "cpu");
        settings.put("jna.library.path", "mine");

        TorchSource source = find("cpu");

        assertThat(source.flavour()).isEqualTo("cpu");
        assertThat(source.properties(settings::get)).isEmpty();
    }

    @Test
    void aFolderWithoutPyTorchIsRefused() {
        settings.put("PYTORCH_LIBRARY_PATH", folder.toString());

        refuses("PYTORCH_LIBRARY_PATH=" + folder, "libtorch", "lib of an installed PyTorch 2.7.1");
    }

    @Test
    void anotherPyTorchIsRefusedBeforeItCrashes() throws Exception {
        version("2.13.0+cpu");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());

        refuses("2.13.0+cpu", "compiled for PyTorch 2.7.1", pip.toString());

        Files.delete(pip.resolveSibling("version.py"));
        Files.writeString(pip.resolveSibling("build-version"), "2.7.10\n");
        refuses("names PyTorch 2.7.10,");
    }

    @Test
    void anotherPyTorchWithABridgeOfItsOwnIsTaken() throws Exception {
        version("2.13.0+cu130");
        library(pip, "djl_torch");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());

        assertThat(find("cpu").version()).isEqualTo("2.13.0+cu130");
    }

    @Test
    void aFlavourWithoutABridgeIsRefused() {
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        settings.put("PYTORCH_FLAVOR", "cu128-precxx11");

        refuses("no bridge", "'cu128-precxx11' for linux-x86_64", "unset PYTORCH_FLAVOR");
    }

    @Test
    void whatDjlHasDownloadedIsFoundAgain() throws Exception {
        Path downloaded = cache.resolve("2.7.1-cu128-linux-x86_64");
        library(downloaded, "torch");

        TorchSource source = find(null);

        assertThat(source)
                .isEqualTo(new TorchSource(Origin.DOWNLOADED, downloaded, "2.7.1", "cu128"));
        assertThat(source.properties(settings::get)).containsEntry("PYTORCH_FLAVOR", "cu128");
        assertThat(find("cpu").origin()).isEqualTo(Origin.CLASS_PATH);
    }

    @Test
    void whereThereIsNoneAllWaysAreNamed() throws Exception {
        TorchSource source = find(null);

        assertThat(source.origin()).isEqualTo(Origin.NOWHERE);
        assertThat(source.missing())
                .hasMessageContainingAll(
                        "ai.djl.pytorch:pytorch-native-cpu",
                        "PYTORCH_LIBRARY_PATH",
                        "PyTorch 2.7.1",
                        source.folder().toString(),
                        "-Drepro.download=true",
                        "without -Pcuda");
    }

    @Test
    void noCudaIsOfferedWhereDjlHasNoBridgeToIt() throws Exception {
        TorchSource source = TorchSource.find("2.7.1", "osx-aarch64", null, cache, settings::get);

        assertThat(source.flavour()).isEqualTo("cpu");
        assertThat(source.missing())
                .hasMessageEndingWith("which is not on the runtime class path.");
    }

    /** Fails when another DJL brings bridges for another CUDA. */
    @Test
    void djlHasABridgeToCuda() {
        assertThat(TorchSource.hasBridge(LINUX, TorchSource.CUDA)).isTrue();
        assertThat(TorchSource.hasBridge("linux-aarch64", TorchSource.CUDA)).isFalse();
        assertThat(TorchSource.hasBridge(Platform.detectPlatform("pytorch").getClassifier(), "cpu"))
                .isTrue();
    }
}
