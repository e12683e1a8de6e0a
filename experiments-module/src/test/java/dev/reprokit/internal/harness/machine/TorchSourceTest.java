package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.util.Platform;

import dev.reprokit.internal.harness.machine.TorchArtifacts.Library;
import dev.reprokit.internal.harness.machine.TorchSource.Origin;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds PyTorch in made-up folders of Linux; no library is loaded. */
@EnabledOnOs(OS.LINUX)
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
                "2.7.1",
                LINUX,
                Optional.ofNullable(packed)
                        .map(flavour -> new Library("2.7.1-20250812", flavour, LINUX)),
                cache,
                settings::get);
    }

    private static TorchSource nowhere(String classifier, Path cache) throws RefusedException {
        return TorchSource.find("2.7.1", classifier, Optional.empty(), cache, name -> null);
    }

    /** Where JNA's path leads to by the name that DJL asks for. */
    private Path cudart(TorchSource source) throws IOException {
        return Path.of(source.jnaPath(cache, settings::get).orElseThrow())
                .resolve("libcudart.so")
                .toRealPath();
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
    void ofAnInstalledPyTorchItsFilesCountAndNotTheirPlace() throws Exception {
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        SortedMap<String, String> inputs = find("cpu").inputs();
        assertThat(inputs).containsOnlyKeys("PyTorch", "PyTorch's files");

        Path torch = Files.move(pip.getParent(), folder.resolve("torch"));
        settings.put("PYTORCH_LIBRARY_PATH", torch.resolve("lib").toString());
        assertThat(find("cpu").inputs()).isEqualTo(inputs);

        Files.writeString(library(torch.resolve("lib"), "torch"), "of another build");
        assertThat(find("cpu").inputs()).isNotEqualTo(inputs);
        settings.clear();
        assertThat(find("cpu").inputs()).containsOnlyKeys("PyTorch");
    }

    @Test
    void theLibcudartThatPipBringsIsFound() throws Exception {
        Path cudart =
                Files.createDirectories(folder.resolve("site-packages/nvidia/cuda_runtime/lib"));
        Path file = Files.writeString(cudart.resolve("libcudart.so.12"), "made up");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());

        assertThat(cudart(find("cpu"))).isEqualTo(file.toRealPath());
        assertThat(cudart(find("cpu"))).as("the next run").isEqualTo(file.toRealPath());
    }

    @Test
    void theLibcudartOfPyTorchsArchiveIsFoundByItsOtherName() throws Exception {
        Path file = Files.writeString(pip.resolve("libcudart-218eec4c.so.12"), "made up");
        Files.writeString(pip.resolve("libcudart.so.11.0"), "too old");
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());

        assertThat(cudart(find("cpu"))).isEqualTo(file.toRealPath());
    }

    @Test
    void whereNoLinkCanBeMadeJnaGetsTheLibrarysOwnFolder() throws Exception {
        Path file = Files.writeString(pip.resolve("libcudart.so.12"), "made up");

        assertThat(Cudart.folder(file, file)).isEqualTo(pip);
    }

    @Test
    void aLibcudartOnTheLibraryPathIsFound() throws Exception {
        Path cudart = Files.createDirectories(folder.resolve("cuda"));
        Path file = Files.writeString(cudart.resolve("libcudart.so.12"), "made up");
        settings.put("LD_LIBRARY_PATH", folder.resolve("none") + File.pathSeparator + cudart);

        assertThat(cudart(find("cpu"))).isEqualTo(file.toRealPath());
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        assertThat(cudart(find("cpu"))).isEqualTo(file.toRealPath());
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
        assertThat(source.jnaPath(cache, settings::get)).isEmpty();
    }

    @Test
    void anEmptyVariableIsNone() throws Exception {
        settings.put("PYTORCH_LIBRARY_PATH", "");
        settings.put("PYTORCH_FLAVOR", "");

        assertThat(find("cpu").origin()).isEqualTo(Origin.CLASS_PATH);
        assertThat(find(null).flavour()).isEqualTo("cu128");
    }

    @Test
    void anEmptyFlavourThatDjlWouldGuessWrongIsRefused() throws Exception {
        TorchSource installed = new TorchSource(Origin.INSTALLED, pip, "2.7.1+cu128", "cu128");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> installed.requireFlavour(name -> ""))
                .withMessageContainingAll("PYTORCH_FLAVOR is empty", "cu128: unset it");
        installed.requireFlavour(name -> null);
        find("cpu").requireFlavour(name -> "");
    }

    @Test
    void theVariableMayNameTheLibraryAsForDjl() throws Exception {
        settings.put(
                "PYTORCH_LIBRARY_PATH",
                "no\0path" + File.pathSeparator + pip.resolve(System.mapLibraryName("torch")));

        assertThat(find("cpu").folder()).isEqualTo(pip);
    }

    @Test
    void aSickGpuIsNamedInsteadOfACrash() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                TorchSource.packed(
                                        () -> {
                                            throw new IllegalArgumentException("uncorrectable");
                                        }))
                .withMessageContainingAll("uncorrectable", "nvidia-smi", "CUDA_VISIBLE_DEVICES=-1");
    }

    @Test
    void aVersionThatNoFileTellsIsAskedOfTheLoadedLibrary() throws Exception {
        Files.delete(pip.resolveSibling("version.py"));
        settings.put("PYTORCH_LIBRARY_PATH", pip.toString());
        TorchSource source = find(null);

        assertThat(source.loaded(() -> "Build settings: TORCH_VERSION=2.7.1, USE_CUDA=ON"))
                .isEqualTo(source);
        assertThat(source.loaded(() -> "")).isEqualTo(source);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> source.loaded(() -> "TORCH_VERSION=2.7.10, USE_CUDA=ON"))
                .withMessageContainingAll("names PyTorch 2.7.10,", "compiled for PyTorch 2.7.1");

        library(pip, "djl_torch");
        assertThat(source.loaded(() -> "TORCH_VERSION=2.13.0, USE_CUDA=ON").version())
                .isEqualTo("2.13.0");
    }

    @Test
    void aBridgeAloneDoesNotHinderTheDownload() throws Exception {
        TorchSource source = find(null);
        library(source.folder(), "djl_torch");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> source.prepareDownload(LINUX, false));
        assertThat(source.folder()).exists();

        source.prepareDownload(LINUX, true);
        assertThat(source.folder()).doesNotExist();
    }

    @Test
    void noDownloadStartsWithoutABridge() throws Exception {
        settings.put("PYTORCH_FLAVOR", "cu126");
        TorchSource source = find(null);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> source.prepareDownload(LINUX, true))
                .withMessageContaining("no bridge of flavour 'cu126' for linux-x86_64: unset");
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
        assertThat(source.missing(LINUX).text())
                .contains(
                        "ai.djl.pytorch:pytorch-native-cpu",
                        "PYTORCH_LIBRARY_PATH",
                        "PyTorch 2.7.1",
                        source.folder().toString(),
                        "-Drepro.download=true",
                        "without -Pcuda");
    }

    @Test
    void noCudaIsOfferedWhereDjlHasNoBridgeToIt() throws Exception {
        TorchSource source = nowhere("linux-aarch64", cache);

        assertThat(source.flavour()).isEqualTo("cpu");
        assertThat(source.missing("linux-aarch64").text())
                .endsWith(
                        "which is not on the runtime class path; -Pcuda leaves it out. DJL has no"
                                + " bridge to CUDA for linux-aarch64. For the CPU, type the"
                                + " command without -Pcuda.");
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
