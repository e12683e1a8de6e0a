package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
        folder = Files.createDirectories(cache.resolve("2.5.1-cpu-linux"));
        Files.writeString(folder.resolve("libtorch.so"), "whole");
        Files.writeString(folder.resolve("libtorch_cpu.so"), "whole");
    }

    private TorchLibrary library(Map<String, String> environment) {
        Map<String, Long> sizes = Map.of("libtorch.so", 5L, "libtorch_cpu.so", 5L);
        return new TorchLibrary(
                new UnpackedLibraries(folder, new TreeMap<>(sizes)), environment, log::add);
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
    void aClassPathWithoutTheLibraryIsSaid() {
        TorchLibrary none =
                new TorchLibrary(
                        new UnpackedLibraries(folder, new TreeMap<>()), Map.of(), log::add);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () ->
                                none.load(
                                        () -> {
                                            throw new IllegalStateException("offline");
                                        }))
                .withMessageContaining("offline. It comes from the artifact")
                .withMessageEndingWith("which is not on the runtime class path.");
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
    void theSizesOfTheClassPathsLibrariesAreKnown() {
        UnpackedLibraries here = UnpackedLibraries.ofClassPath();

        assertThat(here.sizes().values()).isNotEmpty().allMatch(bytes -> bytes > 0);
        assertThat(here.damage()).isEmpty();
    }
}
