package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.nn.Mlp;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;

class FineTuningTest {
    private static final long SEED = 1001;
    private static final Protocol PROTOCOL = new Protocol(5, 0.02, 0.5, 0.9);

    @Test
    void beginsWithTheNewLastLayer() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            ImageTensors data = data(manager);
            try (Classifier one = classifier(manager, data, "one");
                    Classifier twin = classifier(manager, data, "one");
                    Classifier other = classifier(manager, data, "other")) {
                float[] before = other.logits(data.testImages(), false).toFloatArray();

                new FineTuning(PROTOCOL, 0).accuracy(other, one, data, 100, SEED);

                // Other layers stay its own, so that it is neither what it was nor the other.
                assertThat(lastWeights(other)).containsExactly(lastWeights(twin));
                assertThat(other.logits(data.testImages(), false).toFloatArray())
                        .isNotEqualTo(before)
                        .isNotEqualTo(twin.logits(data.testImages(), false).toFloatArray());
            }
        }
    }

    @Test
    void fitsTheShareOfTheImagesThatHasLabels() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            ImageTensors data = data(manager);
            try (Classifier network = classifier(manager, data, "one");
                    Classifier untrained = classifier(manager, data, "one");
                    Labels labels = new Labels(manager, data.trainLabels(), data.classes())) {
                // Two of twenty images.
                new FineTuning(PROTOCOL, 40).accuracy(network, untrained, data, 10, SEED);

                double accuracy = network.evaluate(data.trainImages(), labels).accuracy();
                // Images of those two classes may be guessed, others cannot be.
                assertThat(accuracy).isBetween(0.1, 0.2);
            }
        }
    }

    private static ImageTensors data(NDManager manager) {
        Dataset images = SyntheticImages.generate(20, 10);
        return ImageTensors.of(manager, images.train(), images.test(), 12);
    }

    private static Classifier classifier(NDManager manager, ImageTensors data, String purpose) {
        return new Classifier(
                new Mlp(1, 16, 10),
                manager,
                data.trainImages().getShape(),
                RandomStream.of(SEED, purpose));
    }

    private static float[] lastWeights(Classifier classifier) {
        var parameters = classifier.block().getParameters().values();
        return parameters.get(parameters.size() - 2).getArray().toFloatArray();
    }
}
