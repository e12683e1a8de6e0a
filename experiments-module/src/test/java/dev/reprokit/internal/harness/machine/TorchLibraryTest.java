package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.harness.machine.TorchArtifacts.Library;
import dev.reprokit.internal.harness.machine.TorchSource.Origin;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class TorchLibraryTest {
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;
    private static final JvmPlatform LINUX = new JvmPlatform("Linux", "amd64", false);
    private static final Library CPU = new Library("2.7.1-20250812", "cpu", "linux-x86_64");

    @TempDir Path cache;
    private final List<String> log = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void unpacked() throws IOException {
        folder = Files.createDirectories(cache.resolve("2.7.1-cpu-linux"));
        Files.write(folder.resolve("libtorch.so"), elf(X86_64));
        Files.write(folder.resolve("libtorch_cpu.so"), elf(X86_64));
    }

    /** The header of a library of Linux. */
    private static byte[] elf(int machine) {
        byte[] header = new byte[20];
        header[0] = 0x7f;
        header[1] = 'E';
        header[2] = 'L';
        header[3] = 'F';
        header[4] = 2;
        header[18] = (byte) machine;
        return header;
    }

    private TorchLibrary library(Map<String, String> environment) {
        Map<String, Long> sizes = Map.of("libtorch.so", 20L, "libtorch_cpu.so", 20L);
        return new TorchLibrary(
                source(Origin.CLASS_PATH),
                new UnpackedLibraries(folder, new TreeMap<>(sizes)),
                LINUX,
                with("2.7.1-0.36.0", List.of(CPU)),
                environment,
                log::add);
    }

    private static TorchArtifacts with(String jni, List<Library> libraries) {
        return new TorchArtifacts("0.36.0", "2.7.1", Optional.of(jni), libraries);
    }

    private TorchSource source(Origin origin) {
        return new TorchSource(origin, folder, "2.7.1-20250812", "cpu");
    }

    private TorchLibrary library() {
        return library(Map.of());
    }

    @Test
    void whatIsWholeIsLoadedAndStays() throws Exception {
        assertThat(library().load(() -> "loaded")).isEqualTo("loaded");

        assertThat(folder.resolve("libtorch.so")).exists();
        assertThat(log).isEmpty();
    }

    @Test
    void anEmptyLibraryIsUnpackedAfreshBeforeItIsLoaded() throws Exception {
        Files.writeString(folder.resolve("libtorch_cpu.so"), "");

        String loaded = library().load(() -> Files.exists(folder) ? "the empty one" : "afresh");

        assertThat(loaded).isEqualTo("afresh");
        assertThat(log)
                .singleElement()
                .asString()
                .contains("afresh into " + folder, "libtorch_cpu.so has 0 bytes instead of 20");
    }

    @Test
    void aLibraryOfTheRightSizeThatCannotBeLoadedIsUnpackedAfreshOnce() throws Exception {
        String loaded =
                library()
                        .load(
                                () -> {
                                    if (Files.exists(folder)) {
                                        throw new UnsatisfiedLinkError("invalid ELF header");
                                    }
                                    return "afresh";
                                });

        assertThat(loaded).isEqualTo("afresh");
        assertThat(log).singleElement().asString().contains("invalid ELF header");
    }

    @Test
    void theInnermostCauseTheFolderAndTheVariableAreNamed() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                library()
                                        .load(
                                                () -> {
                                                    throw new IllegalStateException(
                                                            "Failed to load",
                                                            new UnsatisfiedLinkError(
                                                                    "failed to map segment:"
                                                                            + " Operation not"
                                                                            + " permitted"));
                                                }))
                .withMessageContainingAll(
                        "failed to map segment: Operation not permitted",
                        folder.toString(),
                        "DJL_CACHE_DIR",
                        "noexec");
        assertThat(log).as("unpacked afresh").isEmpty();
    }

    private void fails(String message, String... words) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                library()
                                        .load(
                                                () -> {
                                                    throw new UnsatisfiedLinkError(message);
                                                }))
                .withMessageContainingAll(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GLIBC_2.28", "GLIBCXX_3.4.26", "CXXABI_1.3.11"})
    void anOldLinuxIsNamedAndTheWholeLibraryStays(String version) {
        fails(
                "libtorch_cpu.so: /lib64/libm.so.6: version `%s' not found (required by x)"
                        .formatted(version),
                "C or C++ library is older than PyTorch's library needs",
                version,
                "Take a newer Linux");

        assertThat(folder.resolve("libtorch.so")).exists();
        assertThat(log).isEmpty();
    }

    @Test
    void aLibraryThatTheSystemMissesDeletesNothing() {
        fails("libtorch.so: libgomp.so.1: cannot open shared object file: No such", "libgomp");

        assertThat(folder.resolve("libtorch.so")).exists();
        assertThat(log).isEmpty();
    }

    @Test
    void aLibraryThatIsMissingAmongTheUnpackedIsUnpackedAfresh() throws Exception {
        Files.delete(folder.resolve("libtorch_cpu.so"));

        String loaded =
                library()
                        .load(
                                () -> {
                                    if (Files.exists(folder)) {
                                        throw new UnsatisfiedLinkError(
                                                "libtorch.so: libtorch_cpu.so: cannot open shared"
                                                        + " object file: No such file");
                                    }
                                    return "afresh";
                                });

        assertThat(loaded).isEqualTo("afresh");
    }

    @Test
    void aFullDiskUnpacksNothingAgain() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                library()
                                        .load(
                                                () -> {
                                                    throw new IllegalStateException(
                                                            new IOException("No space left"));
                                                }))
                .withMessageContainingAll("No space left", "has no room", "DJL_CACHE_DIR");
        assertThat(log).isEmpty();
    }

    @Test
    void aLibraryThatTheUserHasInstalledIsNeverDeleted() {
        TorchSource installed = source(Origin.INSTALLED);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                new TorchLibrary(
                                                installed,
                                                UnpackedLibraries.of(installed),
                                                LINUX,
                                                with("2.7.1-0.36.0", List.of(CPU)),
                                                Map.of(),
                                                log::add)
                                        .load(
                                                () -> {
                                                    throw new UnsatisfiedLinkError(
                                                            "libcudnn.so.9: cannot open shared"
                                                                    + " object file");
                                                }))
                .withMessageContainingAll(
                        "libcudnn.so.9", "PYTORCH_LIBRARY_PATH names", folder.toString());
        assertThat(folder.resolve("libtorch.so")).exists();
        assertThat(log).isEmpty();
    }

    @Test
    void versionsThatDoNotBelongTogetherAreSaidInsteadOfDjlsDownload() {
        TorchLibrary mixed =
                new TorchLibrary(
                        source(Origin.CLASS_PATH),
                        library().files(),
                        LINUX,
                        with("2.5.1-0.32.0", List.of(CPU)),
                        Map.of(),
                        log::add);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                mixed.load(
                                        () -> {
                                            throw new IllegalStateException(
                                                    "Cannot download jni files");
                                        }))
                .withMessageContainingAll("2.7.1-20250812", "2.5.1-0.32.0", "0.36.0 for PyTorch")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("download"));
    }

    @Test
    void aLibraryForAnotherMachineIsUnpackedAfresh() throws Exception {
        Files.write(folder.resolve("libtorch_cpu.so"), elf(AARCH64));

        assertThat(library().load(() -> Files.exists(folder) ? "the foreign one" : "afresh"))
                .isEqualTo("afresh");
        assertThat(log).singleElement().asString().contains("is for linux-aarch64, not linux-x86");
    }

    @Test
    void aDamagedLibraryThatTheClassPathDoesNotListIsUnpackedAfresh() throws Exception {
        Files.write(folder.resolve("0.36.0-libdjl_torch.so"), new byte[4096]);
        Files.writeString(folder.resolve("notes.txt"), "no library");

        assertThat(library().load(() -> Files.exists(folder) ? "the damaged one" : "afresh"))
                .isEqualTo("afresh");
        assertThat(log).singleElement().asString().contains("libdjl_torch.so is no native library");
    }

    @Test
    void aVariableThatMakesDjlLookForAnotherVersionIsNamed() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                library(Map.of("PYTORCH_VERSION", "1.13.1", "PATH", "/bin"))
                                        .load(
                                                () -> {
                                                    throw new IllegalStateException("offline");
                                                }))
                .withMessageContaining("PYTORCH_VERSION=1.13.1: unset it")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("PATH=/bin"));
    }

    @Test
    void theFlavourIsNoFaultBesideAnInstalledPyTorch() {
        TorchSource installed = source(Origin.INSTALLED);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                new TorchLibrary(
                                                installed,
                                                UnpackedLibraries.of(installed),
                                                LINUX,
                                                with("2.7.1-0.36.0", List.of(CPU)),
                                                Map.of("PYTORCH_FLAVOR", "cu128"),
                                                log::add)
                                        .load(
                                                () -> {
                                                    throw new IllegalStateException("broken");
                                                }))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("PYTORCH_FLAVOR"));
    }

    @Test
    void theVersionThatDjlHasChosenIsNamedAndNotTheFirst() throws Exception {
        Library old = new Library("2.5.1-20241113", "cu124", "linux-x86_64");
        TorchLibrary chosen =
                new TorchLibrary(
                        source(Origin.CLASS_PATH),
                        library().files(),
                        LINUX,
                        with("2.7.1-0.36.0", List.of(old, CPU)),
                        Map.of(),
                        log::add);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                chosen.load(
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("belong together"));
    }

    @Test
    void theSizesOfTheClassPathsLibrariesAreKnown() throws Exception {
        UnpackedLibraries here =
                UnpackedLibraries.of(
                        TorchSource.here(JvmPlatform.ofThisJvm(), TorchArtifacts.ofClassPath()));

        assertThat(here.sizes().values()).isNotEmpty().allMatch(bytes -> bytes > 0);
        assertThat(here.damage(JvmPlatform.ofThisJvm())).isEmpty();
    }
}
