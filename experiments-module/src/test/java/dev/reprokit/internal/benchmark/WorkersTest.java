package dev.reprokit.internal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class WorkersTest {
    private static final Path THREADS = Path.of("/proc/self/task");

    @BeforeAll
    static void loadTheLibrary() {
        Engine.getInstance();
    }

    /** Shares of processor time, not speed: they do not depend on how busy the machine is. */
    @Test
    void aProductOfOneThreadKeepsOneThreadBusy() throws IOException {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        assumeTrue(Files.isDirectory(THREADS), "the system tells no thread's processor time");
        try (Workers workers = new Workers(new Layout(1, 1));
                NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            MatrixProduct product = new MatrixProduct(workers, manager, 1024, 1);
            product.measure();
            Map<String, Long> before = ticks();
            product.measure();
            Map<String, Long> after = ticks();

            after.replaceAll((thread, ticks) -> ticks - before.getOrDefault(thread, 0L));
            after.values().removeIf(ticks -> ticks == 0);
            long all = after.values().stream().mapToLong(Long::longValue).sum();
            assertThat(after)
                    .anySatisfy((thread, ticks) -> assertThat(1.5 * ticks).isGreaterThan(all));
        }
    }

    /**
     * Processor time of the threads of this process by number and name, native ones too. The JVM's
     * own, which compile and collect garbage for earlier tests, are left out.
     */
    private static Map<String, Long> ticks() throws IOException {
        Map<String, Long> ticks = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                // Number and name, which may hold blanks; user and system time are the 12th and
                // 13th value behind it.
                String stat = Files.readString(thread.resolve("stat"));
                String name = stat.substring(0, stat.lastIndexOf(')') + 1);
                String[] fields = stat.substring(name.length() + 1).split(" ");
                if (!name.matches("\\d+ \\((C1|C2|G1|GC|VM) .*")) {
                    ticks.put(name, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
                }
            }
        }
        return ticks;
    }

    @Test
    void aFailureWaitsForTheOthersAndIsThrown() {
        AtomicInteger ended = new AtomicInteger();
        try (Workers workers = new Workers(new Layout(1, 3))) {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () ->
                                    workers.time(
                                            worker -> {
                                                if (worker == 0) {
                                                    throw new IllegalStateException("on purpose");
                                                }
                                                ended.incrementAndGet();
                                            }))
                    .withMessage("on purpose");
            assertThat(ended).hasValue(2);
        }
    }

    @Test
    void layoutsGoFromOneToAllProcessors() {
        assertThat(Layout.onCpu(1)).containsExactly(new Layout(1, 1));
        assertThat(Layout.onCpu(6))
                .containsExactly(
                        new Layout(1, 1),
                        new Layout(2, 1),
                        new Layout(4, 1),
                        new Layout(6, 1),
                        new Layout(1, 2),
                        new Layout(1, 4),
                        new Layout(1, 6));
    }
}
