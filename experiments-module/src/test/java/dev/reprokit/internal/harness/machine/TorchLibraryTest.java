package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.harness.machine.TorchSource.Origin;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class TorchLibraryTest {
    @TempDir Path cache;
    private final List<String> log = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void unpacked() throws IOException {
        folder = Files.createDirectories(cache.resolve("2.7.1-cpu-linux"));
        Files.writeString(folder.resolve("libtorch.so"), "whole");
        Files.writeString(folder.resolve("libtorch_cpu.so"), "whole");
    }

    private TorchLibrary library(Map<String, String> environment) {
        Map<String, Long> sizes = Map.of("libtorch.so", 5L, "libtorch_cpu.so", 5L);
        return new TorchLibrary(
                source(Origin.CLASS_PATH),
                new UnpackedLibraries(folder, new TreeMap<>(sizes)),
                environment,
                log::add);
    }

    private TorchSource source(Origin origin) {
        return new TorchSource(origin, folder, "2.7.1", "cpu");
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
                .contains("afresh into " + folder, "libtorch_cpu.so has 0 bytes instead of 5");
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
        assertThat(log).as("unpacked afresh").hasSize(1);
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
    void theSizesOfTheClassPathsLibrariesAreKnown() throws Exception {
        UnpackedLibraries here = UnpackedLibraries.of(TorchSource.here());

        assertThat(here.sizes().values()).isNotEmpty().allMatch(bytes -> bytes > 0);
        assertThat(here.damage()).isEmpty();
    }
}
