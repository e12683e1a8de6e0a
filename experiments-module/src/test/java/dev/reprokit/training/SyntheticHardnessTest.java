package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * The synthetic images must be worth training on: no linear classifier on pixels solves them, a
 * small convolutional network does, and its deeper layers separate the classes better.
 */
@Tag("slow")
class SyntheticHardnessTest {
    private static final Mlp LINEAR = new Mlp(0, 0, 10);
    private static final Protocol PROTOCOL = new Protocol(16, 0.01, 0.95, 0.9);
    private static final Dataset DATA = new SyntheticImages().load(800, 500);

    @Test
    void depthPaysOff() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray train = upload(manager, DATA.train());
            NDArray test = upload(manager, DATA.test());
            double linear = testAccuracy(manager, train, test, 15);

            Classifier network =
                    new Classifier(
                            AlexNet.LOG_SMALL.narrowed(4).withoutLrn(),
                            manager,
                            train.getShape(),
                            RandomStream.of(1, "initial weights"));
            double convolutional = fit(manager, network, train, test, 12);
            List<NDArray> trainLayers = layers(manager, network.block(), train);
            List<NDArray> testLayers = layers(manager, network.block(), test);
            double[] probes = new double[trainLayers.size()];
            for (int layer = 0; layer < probes.length; layer++) {
                probes[layer] =
                        testAccuracy(manager, trainLayers.get(layer), testLayers.get(layer), 15);
            }
            network.close();

            assertThat(linear).as("linear on pixels").isBetween(0.12, 0.45);
            assertThat(convolutional).as("small AlexNet").isGreaterThan(linear + 0.3);
            assertThat(probes)
                    .as("linear probes on first pool, second pool, first hidden layer")
                    .isSorted();
            assertThat(probes[2]).isGreaterThan(probes[0] + 0.3);
        }
    }

    private static double testAccuracy(NDManager manager, NDArray train, NDArray test, int epochs) {
        try (Classifier classifier =
                new Classifier(
                        LINEAR, manager, train.getShape(), RandomStream.of(1, "probe weights"))) {
            return fit(manager, classifier, train, test, epochs);
        }
    }

    private static double fit(
            NDManager manager, Classifier classifier, NDArray train, NDArray test, int epochs) {
        try (Labels fitted = new Labels(manager, DATA.train().labels(), 10);
                Labels tested = new Labels(manager, DATA.test().labels(), 10);
                Training training = new Training(classifier, train, fitted, PROTOCOL, 1)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                training.epoch();
            }
            return classifier.evaluate(test, tested).accuracy();
        }
    }

    /** Outputs of the two pools, averaged over each channel, and of the first hidden layer. */
    private static List<NDArray> layers(NDManager manager, Block block, NDArray images) {
        List<NDArray> outputs = new ArrayList<>();
        ParameterStore parameters = new ParameterStore(manager, false);
        NDArray x = images;
        for (Block child : block.getChildren().values()) {
            x = child.forward(parameters, new NDList(x), false).singletonOrThrow();
            outputs.add(x);
        }
        // conv, ReLU and pool, conv, ReLU and pool, flatten, linear, ReLU, ...
        return List.of(
                outputs.get(1).mean(new int[] {3}).mean(new int[] {2}),
                outputs.get(3).mean(new int[] {3}).mean(new int[] {2}),
                outputs.get(6));
    }

    private static NDArray upload(NDManager manager, LabelledImages images) {
        return manager.create(
                Transforms.standardised(images, 28), new Shape(images.size(), 3, 28, 28));
    }
}
