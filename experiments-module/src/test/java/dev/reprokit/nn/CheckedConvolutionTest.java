package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.random.RandomGenerator;

class CheckedConvolutionTest {
    private static final int BATCH = 16;
    private static final int SIDE = 6;

    private final NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void computeOnly() {
        GradientMode.off();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    /** Published kernels and ragged ones: on machines with the defect some have to be filled up. */
    @ParameterizedTest
    @CsvSource({
        "3, 64, 5, 1",
        "64, 128, 5, 1",
        "3, 4, 5, 1",
        "24, 8, 3, 1",
        "7, 7, 3, 1",
        "80, 80, 3, 2",
        "144, 96, 3, 2",
        "48, 48, 3, 2",
        "9, 20, 1, 1"
    })
    void aCheckedConvolutionHasTheGradientsOfItsDefinition(
            int channels, int filters, int kernel, int stride) {
        Shape input = new Shape(BATCH, channels, SIDE, SIDE);
        Block layer = new CheckedConvolution(builder(filters, kernel, stride));
        Initialisation.PYTORCH.initialise(layer, manager, input, RandomStream.of(1, "weights"));
        NDArray w = layer.getParameters().get(0).getValue().getArray();
        RandomGenerator random = RandomStream.of(1, "images");
        NDArray x = manager.create(uniform((int) input.size(), random), input);
        x.setRequiresGradient(true);
        NDArray g;
        try (GradientMode on = GradientMode.on()) {
            NDArray y =
                    layer.forward(new ParameterStore(manager, false), new NDList(x), true)
                            .singletonOrThrow();
            assertThat(y.getShape().get(1)).isEqualTo(filters);
            g = manager.create(uniform((int) y.size(), random), y.getShape());
            JniUtils.backward(
                    (PtNDArray) y.mul(g).sum(), (PtNDArray) manager.create(1f), false, false);
        }
        // The gradient along a direction is what a step in it changes: the layer is linear in both.
        NDArray direction = manager.create(uniform((int) input.size(), random), input);
        assertThat(dot(x.getGradient(), direction))
                .isCloseTo(
                        dot(forward(layer, x.add(direction)).sub(forward(layer, x)), g),
                        within(tolerance(input.size())));
        assertThat(dot(w.getGradient(), w))
                .isCloseTo(
                        dot(forward(layer, x), g) - biasPart(layer, g),
                        within(tolerance(input.size())));
    }

    /** Whichever this machine does: what is refused is wrong, and what is wrong is refused. */
    @Test
    void aPlainConvolutionIsRefusedWhereItIsWrong() {
        Block ragged = builder(4, 5, 1).build();
        Shape input = new Shape(BATCH, 3, SIDE, SIDE);
        Initialisation.PYTORCH.initialise(ragged, manager, input, RandomStream.of(1, "weights"));
        NDArray x = manager.zeros(input);
        x.setRequiresGradient(true);
        NDArray direction = manager.ones(input);
        try (GradientMode on = GradientMode.on()) {
            NDArray y =
                    ragged.forward(new ParameterStore(manager, false), new NDList(x), true)
                            .singletonOrThrow();
            JniUtils.backward((PtNDArray) y.sum(), (PtNDArray) manager.create(1f), false, false);
        }
        double step = forward(ragged, x.add(direction)).sub(forward(ragged, x)).sum().getFloat();
        boolean wrong = !(Math.abs(dot(x.getGradient(), direction) - step) < 0.1);

        assertThat(isRefused(ragged)).isEqualTo(wrong);
    }

    private boolean isRefused(Block network) {
        try {
            OperationCheck.require(network, manager);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static double biasPart(Block layer, NDArray g) {
        float[] b = layer.getParameters().get(1).getValue().getArray().toFloatArray();
        double sum = 0;
        float[] perFilter = g.sum(new int[] {0, 2, 3}).toFloatArray();
        for (int i = 0; i < b.length; i++) {
            sum += (double) b[i] * perFilter[i];
        }
        return sum;
    }

    private NDArray forward(Block layer, NDArray x) {
        return layer.forward(new ParameterStore(manager, false), new NDList(x), false)
                .singletonOrThrow();
    }

    private static double tolerance(long size) {
        // Sums of products of numbers up to 1, in float32; the defect is hundreds of times larger.
        return 1e-4 * Math.sqrt(size);
    }

    private static double dot(NDArray one, NDArray other) {
        float[] a = one.toFloatArray();
        float[] b = other.toFloatArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] uniform(int count, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    private static Conv2d.Builder builder(int filters, int kernel, int stride) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2));
    }
}
