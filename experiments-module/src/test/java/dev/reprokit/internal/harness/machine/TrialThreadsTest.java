package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import com.sun.management.OperatingSystemMXBean;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;

@Tag("slow")
class TrialThreadsTest {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void aTrialComputesOnOneThread() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "more than one core");
        AtomicReference<Double> threads = new AtomicReference<>();

        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray matrix = manager.ones(new Shape(1500, 1500));
            Thread trial = new TrialThreads().newThread(() -> threads.set(fewestThreads(matrix)));
            trial.start();
            trial.join();
        }

        assertThat(threads.get()).isBetween(0.9, 1.5);
    }

    /**
     * The least of five rounds: the JVM's own threads, its compiler's say, do not busy them all.
     */
    private static double fewestThreads(NDArray matrix) {
        return DoubleStream.generate(() -> threadsOfProducts(matrix)).limit(5).min().orElseThrow();
    }

    /**
     * CPU time of the whole process over that of this thread: about the number of threads at work,
     * however busy the machine is.
     */
    private static double threadsOfProducts(NDArray matrix) {
        long own = THREADS.getCurrentThreadCpuTime();
        long all = SYSTEM.getProcessCpuTime();
        for (int product = 0; product < 10; product++) {
            matrix.matMul(matrix).close();
        }
        return (double) (SYSTEM.getProcessCpuTime() - all)
                / (THREADS.getCurrentThreadCpuTime() - own);
    }
}
