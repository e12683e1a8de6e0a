package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Output and gradient against the formula, in Java and by finite differences. */
class DeepMlpTest {
    private static final Shape IMAGES = new Shape(2, 1, 2, 2);
    private static final double[][] PIXELS = {{0.5, -1, 2, 0.25}, {-0.75, 1.5, 0, 1}};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void computesItsFormula(boolean skip) {
        DeepMlp network = new DeepMlp(4, 3, skip);
        Block block = initialised(network);

        float[] logits = logits(block, images()).toFloatArray();

        List<double[]> parameters = parameters(block);
        for (int image = 0; image < PIXELS.length; image++) {
            double[] expected = byFormula(network, parameters, PIXELS[image]);
            assertThat(Arrays.copyOfRange(logits, 10 * image, 10 * image + 10))
                    .containsExactly(floats(expected), within(1e-5f));
        }
    }

    @Test
    void gradientsAreThoseOfTheFormula() {
        DeepMlp network = new DeepMlp(4, 3, true);
        GradientMode.off();
        Block block = initialised(network);
        try (GradientMode on = GradientMode.on()) {
            NDArray sum = logits(block, images()).square().sum();
            JniUtils.backward((PtNDArray) sum, (PtNDArray) manager.create(1f), false, false);
        }
        List<double[]> parameters = parameters(block);
        double step = 1e-6;
        for (int p = 0; p < parameters.size(); p++) {
            double[] parameter = parameters.get(p);
            float[] gradient =
                    block.getParameters().get(p).getValue().getArray().getGradient().toFloatArray();
            for (int i = 0; i < parameter.length; i++) {
                double value = parameter[i];
                parameter[i] = value + step;
                double above = sumOfSquares(network, parameters);
                parameter[i] = value - step;
                double below = sumOfSquares(network, parameters);
                parameter[i] = value;
                double expected = (above - below) / (2 * step);
                assertThat((double) gradient[i])
                        .as("parameter %d, number %d", p, i)
                        .isCloseTo(expected, within(1e-3 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void hasThePublishedDepthAndWidth() {
        Shape image = new Shape(1, 1, 28, 28);
        // 784 to 128, 127 times 128 to 128, 128 to 10; behind the skip 784 inputs more.
        long without = 785 * 128 + 127 * 129 * 128 + 129 * 10;
        assertThat(count(DeepMlp.PUBLISHED.withoutSkip(), image)).isEqualTo(without);
        assertThat(count(DeepMlp.PUBLISHED, image)).isEqualTo(without + 784 * 128);
    }

    @Test
    void heInitialisationFillsItsBound() {
        Block block = new DeepMlp(2, 128, false).build();
        Initialisation.HE.initialise(
                block, manager, new Shape(1, 1, 28, 28), RandomStream.of(1, "initial weights"));
        NDArray weight = block.getParameters().get(0).getValue().getArray();
        float bound = (float) Math.sqrt(6.0 / 784);
        assertThat(weight.max().getFloat()).isBetween(0.99f * bound, bound);
        assertThat(weight.min().getFloat()).isBetween(-bound, -0.99f * bound);
        assertThat(block.getParameters().get(1).getValue().getArray().abs().max().getFloat())
                .isZero();
    }

    @Test
    void refusesAnOddNumberOfLayers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeepMlp(3, 8, true))
                .withMessageContaining("but got 3");
    }

    private Block initialised(DeepMlp network) {
        Block block = network.build();
        network.initialisation()
                .initialise(block, manager, IMAGES, RandomStream.of(1, "initial weights"));
        return block;
    }

    private NDArray images() {
        float[] numbers = new float[8];
        for (int i = 0; i < 8; i++) {
            numbers[i] = (float) PIXELS[i / 4][i % 4];
        }
        return manager.create(numbers, IMAGES);
    }

    private NDArray logits(Block block, NDArray images) {
        return block.forward(new ParameterStore(manager, false), new NDList(images), false)
                .singletonOrThrow();
    }

    private static List<double[]> parameters(Block block) {
        List<double[]> parameters = new ArrayList<>();
        for (Parameter parameter : block.getParameters().values()) {
            float[] numbers = parameter.getArray().toFloatArray();
            double[] copy = new double[numbers.length];
            Arrays.setAll(copy, i -> numbers[i]);
            parameters.add(copy);
        }
        return parameters;
    }

    private static double sumOfSquares(DeepMlp network, List<double[]> parameters) {
        return Arrays.stream(PIXELS)
                .flatMapToDouble(pixels -> Arrays.stream(byFormula(network, parameters, pixels)))
                .map(logit -> logit * logit)
                .sum();
    }

    /** Weights (outputs, inputs) and biases in turn. */
    private static double[] byFormula(DeepMlp network, List<double[]> parameters, double[] x) {
        double[] h = x;
        for (int layer = 0; layer <= network.layers(); layer++) {
            if (network.skip() && layer == network.layers() / 2) {
                double[] joined = Arrays.copyOf(h, h.length + x.length);
                System.arraycopy(x, 0, joined, h.length, x.length);
                h = joined;
            }
            double[] weight = parameters.get(2 * layer);
            double[] bias = parameters.get(2 * layer + 1);
            double[] z = bias.clone();
            for (int out = 0; out < z.length; out++) {
                for (int in = 0; in < h.length; in++) {
                    z[out] += weight[out * h.length + in] * h[in];
                }
                if (layer < network.layers() && z[out] < 0) {
                    z[out] *= 0.01;
                }
            }
            h = z;
        }
        return h;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private long count(DeepMlp network, Shape image) {
        Block block = network.build();
        network.initialisation()
                .initialise(block, manager, image, RandomStream.of(1, "initial weights"));
        return block.getParameters().values().stream()
                .mapToLong(parameter -> parameter.getArray().getShape().size())
                .sum();
    }
}
