package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

class ControlGroupTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final String V1_MOUNTS =
            """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
            """;
    private static final String V2_MOUNT = "41 31 0:38 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";

    @TempDir Path root;

    @BeforeEach
    void aHostWithTwentyGibibytes() throws IOException {
        write("proc/meminfo", "MemTotal: 25165824 kB\nMemAvailable: 20971520 kB\n");
    }

    @Test
    void inAContainerOfVersion2ItsLimitCountsAndNotTheHostsMemory() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/memory.max", mebibytes(1536));
        write("sys/fs/cgroup/memory.current", mebibytes(600));
        write("sys/fs/cgroup/memory.stat", "anon 4096\ninactive_file " + mebibytes(500));

        assertThat(new MachineMemory(root).total()).hasValue(1536 * MEBIBYTE);
        assertThat(new MachineMemory(root).free()).hasValue(1436 * MEBIBYTE);
    }

    @Test
    void inAContainerOfVersion1ItsLimitCountsAndNotTheHostsMemory() throws IOException {
        write("proc/self/cgroup", "5:memory:/docker/b7\n4:cpu,cpuacct:/docker/b7\n0::/\n");
        write(
                "proc/self/mountinfo",
                "35 31 0:32 /docker/b7 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", mebibytes(1536));
        write("sys/fs/cgroup/memory/memory.usage_in_bytes", mebibytes(600));
        write(
                "sys/fs/cgroup/memory/memory.stat",
                "inactive_file 0\ntotal_inactive_file " + mebibytes(500));

        assertThat(new MachineMemory(root).total()).hasValue(1536 * MEBIBYTE);
        assertThat(new MachineMemory(root).free()).hasValue(1436 * MEBIBYTE);
    }

    @Test
    void theSmallestFreeMemoryOfAllGroupsAboveCounts() throws IOException {
        write("proc/self/cgroup", "0::/jobs/one\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/jobs/one/memory.max", "max\n");
        write("sys/fs/cgroup/jobs/one/memory.current", mebibytes(10));
        write("sys/fs/cgroup/jobs/memory.max", mebibytes(4096));
        write("sys/fs/cgroup/jobs/memory.current", mebibytes(4000));

        assertThat(new MachineMemory(root).total()).hasValue(4096 * MEBIBYTE);
        assertThat(new MachineMemory(root).free()).hasValue(96 * MEBIBYTE);
    }

    @Test
    void aGroupThatIsFullHasNothingFree() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/memory.max", mebibytes(100));
        write("sys/fs/cgroup/memory.current", mebibytes(101));

        assertThat(new MachineMemory(root).free()).hasValue(0);
    }

    @Test
    void withoutALimitTheMachinesMemoryCounts() throws IOException {
        write("proc/self/cgroup", "5:memory:/a/group\n0::/a/group\n");
        write("proc/self/mountinfo", V1_MOUNTS);
        write("sys/fs/cgroup/memory/a/group/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/fs/cgroup/memory/a/group/memory.usage_in_bytes", mebibytes(10));

        assertThat(new ControlGroup(root).memory()).isEqualTo(OptionalLong.empty());
        assertThat(new MachineMemory(root).total()).hasValue(24L << 30);
        assertThat(new MachineMemory(root).free()).hasValue(20L << 30);
    }

    @Test
    void aMachineWithoutControlGroupsLimitsNothing() {
        assertThat(new ControlGroup(root).memory()).isEqualTo(OptionalLong.empty());
        assertThat(new ControlGroup(root).cores()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void coresAreRoundedUpAndTheGroupsAboveCount() throws IOException {
        write("proc/self/cgroup", "0::/jobs/one\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/jobs/one/cpu.max", "max 100000\n");
        write("sys/fs/cgroup/jobs/cpu.max", "250000 100000\n");

        assertThat(new ControlGroup(root).cores()).hasValue(3);
        assertThat(Processor.cores(8, new ControlGroup(root))).isEqualTo(3);
        assertThat(Processor.cores(2, new ControlGroup(root))).isEqualTo(2);
    }

    @Test
    void theLimitOfAContainerIsTold() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/memory.max", mebibytes(1536));
        write("sys/fs/cgroup/memory.current", mebibytes(600));

        assertThat(new MachineMemory(root).limit())
                .hasValue(
                        "what the control group of this process (a container, a batch job) allows, 1.5 GiB, whatever the machine has");
    }

    @Test
    void aLimitThatDoesNotDecideWhatIsFreeIsNotTold() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/memory.max", mebibytes(23 << 10));
        write("sys/fs/cgroup/memory.current", mebibytes(10));
        assertThat(new MachineMemory(root).limit()).as("the machine has less").isEmpty();

        write("sys/fs/cgroup/memory.max", mebibytes(25 << 10));
        write("sys/fs/cgroup/memory.current", mebibytes(24 << 10));
        assertThat(new MachineMemory(root).limit()).as("it is above the machine's").isEmpty();
    }

    @Test
    void lessThanOneCoreIsAFault() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("proc/self/mountinfo", V2_MOUNT);
        write("sys/fs/cgroup/cpu.max", "50000 100000\n");

        assertThat(Processor.fault(new ControlGroup(root)).orElseThrow().text())
                .isEqualTo(
                        "the control group of this process (a container, a batch job) allows 0.5 of a"
                                + " core, whatever the machine has, so that a trial takes about 2"
                                + " times as long. Let it have a core, e.g. by docker run"
                                + " --cpus=1.");

        write("sys/fs/cgroup/cpu.max", "100000 100000\n");
        assertThat(Processor.fault(new ControlGroup(root))).isEmpty();
    }

    @Test
    void coresOfVersion1AreRead() throws IOException {
        write("proc/self/cgroup", "4:cpu,cpuacct:/box\n0::/box\n");
        write("proc/self/mountinfo", V1_MOUNTS);
        write("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "20000\n");
        write("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");

        assertThat(new ControlGroup(root).cores()).hasValue(1);
    }

    @Test
    void aRealGroupOfThisMachineLimitsTheMemory() throws IOException, InterruptedException {
        Path group =
                Path.of("/sys/fs/cgroup/memory/reprokit-test-" + ProcessHandle.current().pid());
        boolean made = group.getParent().toFile().canWrite() && group.toFile().mkdir();
        if (!made) {
            group = Path.of("/sys/fs/cgroup/reprokit-test-" + ProcessHandle.current().pid());
            made = Files.exists(Path.of("/sys/fs/cgroup/memory.stat")) && group.toFile().mkdir();
        }
        assumeTrue(made, "this user may not create a control group with a limit of memory");
        try {
            Path limit = group.resolve("memory.limit_in_bytes");
            limit = Files.exists(limit) ? limit : group.resolve("memory.max");
            assumeTrue(Files.isWritable(limit), "this control group cannot limit memory");
            Files.writeString(limit, String.valueOf(256 * MEBIBYTE));

            Process inside =
                    new ProcessBuilder(
                                    "sh",
                                    "-c",
                                    "echo $$ > '%s/cgroup.procs' && exec \"$@\"".formatted(group),
                                    "sh",
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    TellMemory.class.getName())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(inside.getInputStream().readAllBytes()).strip();
            assertThat(inside.waitFor(60, TimeUnit.SECONDS)).isTrue();

            String[] totalAndFree = said.split(" ");
            assertThat(totalAndFree).as(said).hasSize(2);
            assertThat(Long.parseLong(totalAndFree[0])).isEqualTo(256 * MEBIBYTE);
            assertThat(Long.parseLong(totalAndFree[1])).isBetween(1L, 256 * MEBIBYTE - 1);
        } finally {
            Files.delete(group);
        }
    }

    /** A program that prints its total and free memory in bytes. */
    static final class TellMemory {
        public static void main(String... arguments) {
            MachineMemory memory = new MachineMemory(Path.of("/"));
            System.out.println(memory.total().orElse(-1) + " " + memory.free().orElse(-1));
        }
    }

    private static String mebibytes(long number) {
        return number * MEBIBYTE + "\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
