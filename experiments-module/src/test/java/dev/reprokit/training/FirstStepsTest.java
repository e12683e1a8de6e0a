package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.random.RandomStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Three training steps with a decaying rate against plain PyTorch: same weights, same batch, losses
 * and updated weights (every seventh) to 1e-5. The values come from src/test/python/first_steps.py
 * on PyTorch 1.13.
 */
class FirstStepsTest {
    private static final int BATCH = 8;
    private static final double TOLERANCE = 1e-5;
    private static final AlexNet TINY =
            new AlexNet("tiny", 16, 16, List.of(16, 16, 16), 8, 7, true, 0);
    private static final WeightDecay NONE = WeightDecay.NONE;
    private static final WeightDecay SOME = new WeightDecay(0.01, WeightDecay.Scope.WEIGHTS);
    private static final int EVERY = 7;

    @Test
    void alexNetWithLrn() throws IOException {
        agrees("alexnet", TINY, NONE);
    }

    @Test
    void alexNetWithoutLrn() throws IOException {
        agrees("alexnet-without-lrn", TINY.withoutLrn(), NONE);
    }

    @Test
    void mlp() throws IOException {
        agrees("mlp", new Mlp(1, 3, 10), NONE);
    }

    @Test
    void mlpUnderAdam() throws IOException {
        UpdateRule adam = UpdateRule.Adam.DEFAULT;
        agrees("mlp-adam", new Mlp(1, 3, 10), new Protocol(BATCH, 0.001, 0.95, adam, NONE, false));
    }

    @Test
    void inceptionWithBatchNormAndWeightDecay() throws IOException {
        agrees("inception", SmallInception.PUBLISHED.narrowed(16), SOME);
    }

    @Test
    void inceptionWithoutBatchNormAndWithWeightDecay() throws IOException {
        agrees(
                "inception-without-bn",
                SmallInception.PUBLISHED.narrowed(16).withoutBatchNorm(),
                SOME);
    }

    private static void agrees(String name, Network network, WeightDecay decay) throws IOException {
        agrees(name, network, new Protocol(BATCH, 0.05, 0.95, 0.9).withWeightDecay(decay));
    }

    /** One batch an epoch, so that the rate decays after each step. */
    private static void agrees(String name, Network network, Protocol protocol) throws IOException {
        Map<String, double[]> expected = reference(name);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray images = manager.create(pixels(), new Shape(BATCH, 3, 28, 28));
            int[] classes = new int[BATCH];
            for (int j = 0; j < BATCH; j++) {
                classes[j] = 3 * j % 10;
            }
            try (Classifier classifier =
                            new Classifier(
                                    network,
                                    manager,
                                    images.getShape(),
                                    RandomStream.of(1, "initial weights"));
                    Labels labels = new Labels(manager, classes, 10);
                    Training training = new Training(classifier, images, labels, protocol, 1)) {
                List<Parameter> parameters =
                        classifier.block().getParameters().values().stream()
                                .filter(Parameter::requiresGradient)
                                .toList();
                setWeights(parameters);
                for (int step = 0; step < 3; step++) {
                    assertThat(training.epoch().loss())
                            .as("loss of step %d", step + 1)
                            .isCloseTo(expected.get("loss")[step], within(TOLERANCE));
                }
                for (int p = 0; p < parameters.size(); p++) {
                    double[] reference = expected.get("parameter-" + p);
                    float[] ours = parameters.get(p).getArray().toFloatArray();
                    assertThat(everySeventh(ours))
                            .as("parameter %d after 3 steps", p)
                            .containsExactly(reference, within(TOLERANCE));
                }
            }
        }
    }

    private static float[] pixels() {
        float[] pixels = new float[BATCH * 3 * 28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) Math.cos(0.013 * i);
        }
        return pixels;
    }

    private static void setWeights(List<Parameter> parameters) {
        double fanIn = 0;
        for (int p = 0; p < parameters.size(); p++) {
            NDArray array = parameters.get(p).getArray();
            if (array.getShape().dimension() > 1) {
                fanIn = (double) array.getShape().size() / array.getShape().get(0);
            }
            float[] values = new float[(int) array.getShape().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (Math.sin(0.7 * i + p) / Math.sqrt(fanIn));
            }
            array.set(FloatBuffer.wrap(values));
        }
    }

    private static Map<String, double[]> reference(String network) throws IOException {
        Map<String, ArrayList<Double>> values = new HashMap<>();
        try (Reader reader =
                        new InputStreamReader(
                                FirstStepsTest.class.getResourceAsStream(
                                        "first-steps/%s.csv".formatted(network)),
                                StandardCharsets.UTF_8);
                var rows =
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(reader)) {
            for (CSVRecord row : rows) {
                values.computeIfAbsent(row.get("quantity"), q -> new ArrayList<>())
                        .add(Double.parseDouble(row.get("value")));
            }
        }
        Map<String, double[]> arrays = new HashMap<>();
        values.forEach(
                (quantity, list) ->
                        arrays.put(
                                quantity,
                                list.stream().mapToDouble(Double::doubleValue).toArray()));
        return arrays;
    }

    private static double[] everySeventh(float[] values) {
        double[] some = new double[(values.length + EVERY - 1) / EVERY];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[EVERY * i];
        }
        return some;
    }
}
