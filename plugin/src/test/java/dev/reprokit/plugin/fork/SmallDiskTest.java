package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.record.run.ExperimentFolder;

import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A build folder on a disk that fills up or is read-only, really: a small one in memory. */
@EnabledOnOs(OS.LINUX)
class SmallDiskTest {
    @TempDir private Path temp;

    @Test
    void aFullDiskIsSaid() throws Exception {
        Path disk = runOnDisk("size=1m");

        assertThat(output())
                .contains("fills-the-disk did not finish, exit code 1")
                .contains("In progress: a, seed 7, epoch 3 of 4")
                .containsPattern(
                        "The disk is full: [\\d,]+ bytes are left for "
                                + disk.resolve("experiment")
                                + "\\. Free some, or choose another folder with"
                                + " -Drepro.outputDirectory=");
    }

    @Test
    void aReadOnlyDiskIsSaid() throws Exception {
        Path disk = runOnDisk("ro");

        assertThat(output())
                .contains("fills-the-disk could not be run")
                .contains(disk.resolve("experiment") + ": Read-only file system");
    }

    /** Runs an experiment, which must fail, on a disk that no other process sees. */
    private Path runOnDisk(String options) throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                inOwnMounts("mount", "-t", "tmpfs", "tmpfs", disk.toString()) == 0,
                "this process may not mount a disk of its own");
        int exitCode =
                inOwnMounts(
                        "sh",
                        "-c",
                        "mount -t tmpfs -o %s tmpfs \"$1\" && shift && exec \"$@\""
                                .formatted(options),
                        "sh",
                        disk.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInForMaven.class.getName(),
                        disk.toString());
        assertThat(exitCode).as(output()).isEqualTo(1);
        return disk;
    }

    private int inOwnMounts(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount");
        builder.command().addAll(List.of(command));
        return builder.redirectErrorStream(true)
                .redirectOutput(temp.resolve("output.txt").toFile())
                .start()
                .waitFor();
    }

    private String output() throws IOException {
        return Files.readString(temp.resolve("output.txt"));
    }

    /** A process that runs an experiment. */
    static final class StandInForMaven {
        private StandInForMaven() {}

        public static void main(String[] args) throws HarnessException {
            Path folder = Path.of(args[0]);
            new HarnessProcess(
                            SampleCatalogue.classPath(),
                            SampleCatalogue.settings(folder, Duration.ofMinutes(2)),
                            folder,
                            new SystemStreamLog())
                    .run(
                            SampleCatalogue.plan("fills-the-disk", "run-1"),
                            new ExperimentFolder(folder.resolve("experiment")),
                            null);
        }
    }
}
