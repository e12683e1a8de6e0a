package dev.reprokit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class WorkersTest {
    @BeforeAll
    static void loadTheLibrary() {
        Engine.getInstance();
    }

    @Test
    void aProductOfOneThreadKeepsOneCoreBusy() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        try (Workers workers = new Workers(new Layout(1, 1));
                NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            MatrixProduct product = new MatrixProduct(workers, manager, 1024, 0.5);

            // Processor time, not speed: on a busy machine it is less, never more.
            assertThat(product.measure().cores()).isBetween(0.0, 1.5);
        }
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
