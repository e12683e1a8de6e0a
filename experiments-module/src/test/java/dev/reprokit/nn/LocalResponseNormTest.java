package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.random.RandomGenerator;

/** Against the published formula in plain Java, float64. */
class LocalResponseNormTest {
    private static final int CHANNELS = 7;
    private static final int PIXELS = 6;

    // Large alphas too: with the log's own, the layer is almost a constant factor.
    @ParameterizedTest
    @CsvSource({"5, 1e-4, 2", "5, 0.5, 2", "9, 0.3, 1", "4, 0.5, 1"})
    void forwardIsTheFormula(int size, float alpha, float k) {
        double[] input = input();
        double[] expected = formula(input, size, alpha, k);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = array(manager, input);
            assertThat(
                            apply(manager, x, size, alpha, k)
                                    .toType(DataType.FLOAT64, true)
                                    .toDoubleArray())
                    .containsExactly(expected, within(2e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 1e-4, 2", "5, 0.5, 2", "9, 0.3, 1", "4, 0.5, 1"})
    void gradientIsTheFormulasByFiniteDifferences(int size, float alpha, float k) {
        double[] input = input();
        double[] outer = new double[input.length];
        for (int i = 0; i < outer.length; i++) {
            outer[i] = Math.cos(i);
        }
        double[] expected = new double[input.length];
        double h = 1e-5;
        for (int i = 0; i < input.length; i++) {
            double[] up = input.clone();
            double[] down = input.clone();
            up[i] += h;
            down[i] -= h;
            double difference =
                    dot(formula(up, size, alpha, k), outer)
                            - dot(formula(down, size, alpha, k), outer);
            expected[i] = difference / (2 * h);
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = array(manager, input);
            x.setRequiresGradient(true);
            JniUtils.setGradMode(true);
            NDArray y = apply(manager, x, size, alpha, k);
            JniUtils.backward((PtNDArray) y, (PtNDArray) array(manager, outer), false, false);
            JniUtils.setGradMode(false);
            assertThat(x.getGradient().toType(DataType.FLOAT64, true).toDoubleArray())
                    .containsExactly(expected, within(5e-6));
        }
    }

    @Test
    void theLogsConstantsAreAlmostAConstantFactor() {
        double[] input = input();
        double[] output = formula(input, 5, 1e-4, 2);
        for (int i = 0; i < input.length; i++) {
            assertThat(output[i]).isCloseTo(input[i] * Math.pow(2, -0.75), within(1e-3));
        }
    }

    private static NDArray apply(NDManager manager, NDArray x, int size, float alpha, float k) {
        LocalResponseNorm layer = new LocalResponseNorm(size, alpha, k);
        layer.initialize(manager, DataType.FLOAT32, x.getShape());
        return layer.forward(new ParameterStore(manager, false), new NDList(x), true)
                .singletonOrThrow();
    }

    private static NDArray array(NDManager manager, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return manager.create(floats, new Shape(1, CHANNELS, 2, PIXELS / 2));
    }

    private static double[] input() {
        RandomGenerator random = RandomStream.of(1, "activations");
        return random.doubles((long) CHANNELS * PIXELS, -2, 2).toArray();
    }

    /** PyTorch's documentation of LocalResponseNorm, with its divisor at the edges. */
    private static double[] formula(double[] x, int size, double alpha, double k) {
        double[] y = new double[x.length];
        for (int c = 0; c < CHANNELS; c++) {
            for (int p = 0; p < PIXELS; p++) {
                double sum = 0;
                for (int j = c - size / 2; j <= c + (size - 1) / 2; j++) {
                    if (j >= 0 && j < CHANNELS) {
                        sum += x[j * PIXELS + p] * x[j * PIXELS + p];
                    }
                }
                y[c * PIXELS + p] = x[c * PIXELS + p] / Math.pow(k + alpha / size * sum, 0.75);
            }
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
