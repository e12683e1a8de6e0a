package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterEach;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** What PyTorch does on CPUs that one would not guess. */
class PyTorchTrapTest {
    /** Enough for PyTorch to divide the work among its threads. */
    private static final int PICKS = 200_000;

    private static final int ROWS = 10;

    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    /** Of 20 runs on two shared cores, 10 had other bits; on one thread, none. */
    @Shows("pytorch-picked-rows")
    void onTwoThreadsTheGradientOfPickedRowsHasOtherBits() throws Exception {
        assertThat(gradients(1, 5)).hasSize(1);
        assertThat(gradients(2, 200)).hasSizeGreaterThan(1);
    }

    /** {@return the different gradients of some runs; of two threads, until there are two} */
    private Set<String> gradients(int threads, int runs) throws Exception {
        return NewThread.call(
                () -> {
                    int before = JniUtils.getNumThreads();
                    JniUtils.setNumThreads(threads);
                    try {
                        return gradients(runs);
                    } finally {
                        // It also sets what later threads begin with.
                        JniUtils.setNumThreads(before);
                    }
                });
    }

    private Set<String> gradients(int runs) {
        Random random = new Random(101);
        NDArray index = manager.create(random.longs(PICKS, 0, ROWS).toArray());
        float[] factors = new float[PICKS];
        IntStream.range(0, PICKS).forEach(i -> factors[i] = (float) random.nextGaussian());
        NDArray weights = manager.create(factors);
        Set<String> found = new HashSet<>();
        for (int run = 0; run < runs && found.size() < 2; run++) {
            NDArray rows = manager.ones(new Shape(ROWS));
            rows.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(rows.get(index).mul(weights).sum());
            }
            found.add(Arrays.toString(rows.getGradient().toFloatArray()));
        }
        return found;
    }

    @Shows("pytorch-normal-length")
    void oneNormalNumberMoreChangesOthers() {
        assertThat(normal(15)).doesNotContain(normal(16));
        assertThat(Arrays.copyOf(normal(17), 16)).isNotEqualTo(normal(16));
        assertThat(normal(17)[0]).isEqualTo(normal(16)[0]);
        assertThat(Arrays.copyOf(normal(32), 16)).isEqualTo(normal(16));
    }

    private float[] normal(int length) {
        Engine.getInstance().setRandomSeed(101);
        return manager.randomNormal(new Shape(length)).toFloatArray();
    }

    @Shows("pytorch-thread-records")
    void aNewThreadRecords() throws Exception {
        NDArray weight = manager.ones(new Shape(1));
        weight.setRequiresGradient(true);

        assertThat(NewThread.call(JniUtils::isGradMode)).isTrue();
        assertThatThrownBy(() -> NewThread.call(() -> weight.addi(weight)))
                .hasCauseInstanceOf(EngineException.class)
                .hasMessageContaining("in-place");
        assertThat(
                        NewThread.call(
                                () -> {
                                    JniUtils.setGradMode(false);
                                    return weight.addi(weight).getFloat();
                                }))
                .isEqualTo(2);
    }
}
