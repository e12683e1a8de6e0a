package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.SyntheticImages;
import dev.reprokit.nn.DeepMlp;
import dev.reprokit.nn.MnistCnn;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class CentredFeaturesTest {
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void areCentredAndScaledByTheTrainingImages() {
        // Two layers of two features; the second layer is the same for all images.
        NDArray train =
                manager.create(
                        new float[] {1, 2, 1, 7, 7, 1, 3, 6, 1, 7, 7, 1}, new Shape(2, 2, 3));
        NDArray test = manager.create(new float[] {2, 5, 1, 8, 7, 1}, new Shape(1, 2, 3));

        CentredFeatures.centre(train, test);

        // Around (2, 4), at a squared distance of 5 either way: scaled by sqrt(1000 / 5).
        float s = (float) Math.sqrt(200);
        assertThat(train.toFloatArray())
                .containsExactly(
                        new float[] {-s, -2 * s, 1, 0, 0, 1, s, 2 * s, 1, 0, 0, 1}, within(1e-4f));
        assertThat(test.toFloatArray())
                .containsExactly(new float[] {0, s, 1, 1, 0, 1}, within(1e-4f));
    }

    @Test
    void holdEveryNumberOfTheLayersAskedFor() {
        List<String> layers = List.of(ProbePoints.INPUT, "relu1", "fc2");
        try (Classifier network = classifier(new MnistCnn(16, 16, 8));
                ProbeFeatures features = features(network, layers)) {
            assertThat(features.layers()).isEqualTo(layers);
            assertThat(features.train(ProbePoints.INPUT)[0]).hasSize(3 * 28 * 28);
            assertThat(features.train("relu1")[0]).hasSize(16 * 28 * 28);
            assertThat(features.test("fc2")[0]).hasSize(10);
            double[][] input = features.train(ProbePoints.INPUT);
            double squares = 0;
            double sum = 0;
            for (double[] row : input) {
                sum += row[100];
                for (double number : row) {
                    squares += number * number / input.length;
                }
            }
            assertThat(sum / input.length).isCloseTo(0, within(1e-5));
            assertThat(squares).isCloseTo(CentredFeatures.SQUARED_LENGTH, within(0.01));
        }
    }

    @Test
    void reachIntoTheLayersThatASkipConnectionSkips() {
        Classifier network = classifier(new DeepMlp(4, 3, true));
        ImageTensors data = data();
        Layers layers = new Layers(network.block());

        assertThat(layers.names())
                .containsExactly(
                        "fc1", "leaky1", "fc2", "leaky2", "fc3", "leaky3", "fc4", "leaky4", "fc5");
        layers.run(
                data.testImages(),
                (name, output) -> {
                    if (name.equals("fc5")) {
                        assertThat(output.toFloatArray())
                                .containsExactly(
                                        network.logits(data.testImages(), false).toFloatArray());
                    }
                });
    }

    @Test
    void aLayerThatTheNetworkLacksIsRefused() {
        try (Classifier network = classifier(new DeepMlp(2, 3, false))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> features(network, List.of("leaky1", "leaky9")))
                    .withMessageContaining("only [leaky1]");
        }
    }

    private ProbeFeatures features(Classifier network, List<String> layers) {
        return ProbeFeatures.of(network, data(), new ProbePoints(layers, ProbePoints.Features.ALL));
    }

    private Classifier classifier(Network network) {
        return new Classifier(
                network,
                manager,
                new Shape(1, 3, 28, 28),
                RandomStream.of(1001, "initial weights"));
    }

    private ImageTensors data() {
        var images = SyntheticImages.generate(20, 10);
        return ImageTensors.of(manager, images.train(), images.test(), 28);
    }
}
