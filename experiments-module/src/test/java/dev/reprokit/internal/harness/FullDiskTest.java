package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Disks that fill up, really: small ones in memory, which a process of its own mounts. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FullDiskTest {
    /** Two of four trials' metrics, and not those of three. */
    private static final int KIBIBYTES = 375;

    @TempDir private Path temp;
    private Path disk;
    private Path log;
    private Process process;

    @BeforeEach
    void makeFolders() throws IOException {
        disk = Files.createDirectory(temp.resolve("disk"));
        log = temp.resolve("harness.log");
    }

    @AfterEach
    void noOrphan() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRunFolderThatIsFullIsSaidAndFinishedTrialsAreKept() throws Exception {
        TestPlan plan = TestPlan.of("fake-verbose").cache(temp.resolve("cache"));

        int exitCode = runWithSmallDisk(plan, new ExperimentFolder(disk.resolve("run")));

        assertThat(exitCode).as(Files.readString(log)).isEqualTo(1);
        assertThat(log)
                .content()
                .contains("the run folder cannot be written", "No space left on device");

        ExperimentFolder folder = new ExperimentFolder(Files.createDirectory(temp.resolve("run")));
        process = HarnessJvm.run(plan.plan(), folder);
        assertThat(process.waitFor()).as(Files.readString(folder.log())).isZero();
        assertThat(events(folder)).contains(new Event.TrialsReused(2, 4));
    }

    @Test
    void aCacheThatIsFullCostsNoResult() throws Exception {
        ExperimentFolder folder = new ExperimentFolder(Files.createDirectory(temp.resolve("run")));
        TestPlan plan = TestPlan.of("fake-verbose").cache(disk.resolve("cache"));

        int exitCode = runWithSmallDisk(plan, folder);

        assertThat(exitCode).as(Files.readString(log)).isZero();
        assertThat(folder.verdicts()).exists();
        assertThat(events(folder).toString())
                .contains("is not kept in the cache " + disk.resolve("cache"))
                .contains("No space left on device");
    }

    private int runWithSmallDisk(TestPlan plan, ExperimentFolder folder) throws Exception {
        int mayMount =
                new ProcessBuilder(HarnessJvm.withSmallDisk(disk, KIBIBYTES, disk, List.of("true")))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        assumeTrue(mayMount == 0, "this process may not mount a disk of its own");
        process = HarnessJvm.runWithSmallDisk(disk, KIBIBYTES, plan.plan(), folder, log);
        return process.waitFor();
    }

    private static List<Event> events(ExperimentFolder folder) throws IOException {
        return new EventLog(folder.events()).next();
    }
}
