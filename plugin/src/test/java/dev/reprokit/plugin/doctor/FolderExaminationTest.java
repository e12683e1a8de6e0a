package dev.reprokit.plugin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;
import dev.reprokit.plugin.doctor.FolderExamination.Room;
import dev.reprokit.record.run.CachePolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

class FolderExaminationTest {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir private Path temporary;

    private static Room free(long bytes) {
        return existing -> OptionalLong.of(bytes);
    }

    private Finding build(Path folder, long free) {
        return FolderExamination.buildFolder(folder, free(free));
    }

    private static Finding cache(Path folder, long free) {
        return FolderExamination.cache(
                new CachePolicy(folder.toString(), false, false, 10 * GIBIBYTE), free(free));
    }

    @Test
    void aBuildFolderWithRoomIsRight() {
        Path folder = temporary.resolve("target").resolve("repro");
        assertThat(build(folder, 2 * GIBIBYTE))
                .isEqualTo(Finding.ok("build folder", folder + ", 2.0 GiB free"));
        assertThat(temporary).as("nothing is made").isEmptyDirectory();
    }

    @Test
    void littleRoomIsAWarningAndNoneIsWrong() {
        assertThat(build(temporary, GIBIBYTE).state()).isEqualTo(State.OK);
        assertThat(build(temporary, GIBIBYTE - 1).state()).isEqualTo(State.WARN);
        assertThat(build(temporary, 100 << 20).state()).isEqualTo(State.WARN);
        Finding full = build(temporary, (100 << 20) - 1);
        assertThat(full.state()).isEqualTo(State.WRONG);
        assertThat(full.remedy()).contains("-Drepro.outputDirectory=");
    }

    @Test
    void aBuildFolderThatCannotBeWrittenIsWrong() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        Finding finding = build(file.resolve("repro"), GIBIBYTE);
        assertThat(finding.state()).isEqualTo(State.WRONG);
        assertThat(finding.text()).isEqualTo(file + " cannot be written");
    }

    @Test
    void aDiskThatDoesNotTellItsRoomIsNoProblem() {
        assertThat(FolderExamination.buildFolder(temporary, existing -> OptionalLong.empty()))
                .isEqualTo(Finding.ok("build folder", temporary + ", free space unknown"));
        CachePolicy policy = new CachePolicy(temporary.toString(), false, false, GIBIBYTE);
        assertThat(FolderExamination.cache(policy, existing -> OptionalLong.empty()).state())
                .isEqualTo(State.OK);
    }

    @Test
    void theRoomOfAFolderIsKnown() {
        assertThat(FolderExamination.room().at(temporary)).isPresent();
        assertThat(FolderExamination.room().at(temporary.resolve("none"))).isEmpty();
    }

    @Test
    void aCacheIsMeasuredAndNotMade() throws IOException {
        Path folder = temporary.resolve("cache");
        assertThat(cache(folder, 20 * GIBIBYTE))
                .isEqualTo(
                        Finding.ok(
                                "cache",
                                folder + ", holds 0.0 GiB of at most 10.0 GiB, 20.0 GiB free"));
        assertThat(folder).doesNotExist();
    }

    @Test
    void aCacheThatMayFillTheDiskIsAWarning() throws IOException {
        new CacheFolder(temporary).make();
        Finding finding = cache(temporary, GIBIBYTE);
        assertThat(finding.state()).isEqualTo(State.WARN);
        assertThat(finding.remedy()).contains("-Drepro.cacheSize=", "mvn repro:clean");
    }

    @Test
    void aCacheThatCannotBeWrittenIsWrong() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThat(cache(file, 20 * GIBIBYTE))
                .isEqualTo(
                        Finding.wrong(
                                "cache",
                                file + " cannot be written",
                                "Choose another folder with -Drepro.cacheDirectory="));
    }

    @Test
    void aFolderOfOtherThingsIsNoCache() throws IOException {
        Files.writeString(temporary.resolve("precious.txt"), "mine");
        Finding finding = cache(temporary, 20 * GIBIBYTE);
        assertThat(finding.state()).isEqualTo(State.WRONG);
        assertThat(finding.text()).contains("holds other files than a cache of ReproKit's");
    }
}
