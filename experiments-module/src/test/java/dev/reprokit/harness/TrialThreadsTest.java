package dev.reprokit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import com.sun.management.OperatingSystemMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;

class TrialThreadsTest {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Test
    void aTrialComputesOnOneThread() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "more than one core");
        AtomicReference<Double> cores = new AtomicReference<>();

        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray matrix = manager.ones(new Shape(1500, 1500));
            Thread trial = new TrialThreads().newThread(() -> cores.set(coresOfProducts(matrix)));
            trial.start();
            trial.join();
        }

        // Two threads use up to two cores; load from elsewhere only makes it fewer.
        assertThat(cores.get()).isBetween(0.0, 1.3);
    }

    /** CPU time of the whole process over wall time. */
    private static double coresOfProducts(NDArray matrix) {
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        for (int product = 0; product < 8; product++) {
            matrix.matMul(matrix).close();
        }
        return (double) (SYSTEM.getProcessCpuTime() - cpu) / (System.nanoTime() - wall);
    }
}
