package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.random.RandomGenerator;

/** DJL's batch normalisation as the small Inception uses it, against Ioffe and Szegedy 2015. */
class BatchNormTest {
    private static final int IMAGES = 3;
    private static final int CHANNELS = 2;
    private static final int PLACES = 4;
    private static final double EPSILON = 1e-5;
    private static final double SHIFT = 0.25;

    private final NDManager manager = NDManager.newBaseManager();
    private final double[][] x = new double[CHANNELS][IMAGES * PLACES];
    private NDArray input;
    private Block layer;

    @BeforeEach
    void makeInputAndLayer() {
        RandomGenerator random = RandomStream.of(1, "input");
        float[] numbers = new float[IMAGES * CHANNELS * PLACES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (3 + 2 * random.nextGaussian());
            int image = i / (CHANNELS * PLACES);
            int channel = i / PLACES % CHANNELS;
            x[channel][image * PLACES + i % PLACES] = numbers[i];
        }
        input = manager.create(numbers, new Shape(IMAGES, CHANNELS, 2, 2));
        layer = BatchNorm.builder().optScale(false).build();
        Initialisation.PYTORCH.initialise(layer, manager, input.getShape(), random);
        parameter(Parameter.Type.BETA).addi(SHIFT);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void trainingUsesTheBatchsOwnMeanAndVariance() {
        float[] output = forward(true);
        for (int i = 0; i < output.length; i++) {
            int channel = i / PLACES % CHANNELS;
            double expected =
                    (input.toFloatArray()[i] - mean(channel))
                                    / Math.sqrt(variance(channel, 0) + EPSILON)
                            + SHIFT;
            assertThat((double) output[i]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void eachTrainingPassMovesTheRunningStatisticsByATenth() {
        forward(true);
        for (int channel = 0; channel < CHANNELS; channel++) {
            assertThat(runningMean(channel)).isCloseTo(0.1 * mean(channel), within(1e-5));
            // PyTorch keeps the unbiased variance.
            assertThat(runningVariance(channel))
                    .isCloseTo(0.9 + 0.1 * variance(channel, 1), within(1e-5));
        }
    }

    @Test
    void evaluationUsesTheRunningStatisticsAndLeavesThem() {
        forward(true);
        double mean = runningMean(0);
        double variance = runningVariance(0);
        float[] output = forward(false);

        assertThat((double) output[0])
                .isCloseTo((x[0][0] - mean) / Math.sqrt(variance + EPSILON) + SHIFT, within(1e-5));
        assertThat(runningMean(0)).isEqualTo(mean);
        assertThat(runningVariance(0)).isEqualTo(variance);
    }

    private float[] forward(boolean training) {
        return layer.forward(new ParameterStore(manager, false), new NDList(input), training)
                .singletonOrThrow()
                .toFloatArray();
    }

    private double mean(int channel) {
        double sum = 0;
        for (double value : x[channel]) {
            sum += value;
        }
        return sum / x[channel].length;
    }

    private double variance(int channel, int lost) {
        double sum = 0;
        for (double value : x[channel]) {
            sum += (value - mean(channel)) * (value - mean(channel));
        }
        return sum / (x[channel].length - lost);
    }

    private double runningMean(int channel) {
        return parameter(Parameter.Type.RUNNING_MEAN).getFloat(channel);
    }

    private double runningVariance(int channel) {
        return parameter(Parameter.Type.RUNNING_VAR).getFloat(channel);
    }

    private NDArray parameter(Parameter.Type type) {
        return layer.getParameters().values().stream()
                .filter(parameter -> parameter.getType() == type)
                .findFirst()
                .orElseThrow()
                .getArray();
    }
}
