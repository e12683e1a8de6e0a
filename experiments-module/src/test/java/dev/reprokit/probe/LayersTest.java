package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LayersTest {

    @Test
    void areNamedInTheNetworksOrder() {
        assertThat(new Layers(AlexNet.LOG_SMALL.build()).names())
                .containsExactly(
                        "conv1", "relu1", "pool1", "lrn1", "conv2", "relu2", "pool2", "lrn2", "fc1",
                        "relu3", "fc2", "relu4", "fc3");
        assertThat(new Layers(AlexNet.LOG_FULL.withDropout(0.5).withoutLrn().build()).names())
                .containsExactly(
                        "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "conv3", "conv4",
                        "conv5", "relu3", "pool3", "fc1", "relu4", "fc2", "relu5", "fc3");
    }

    @Test
    void theLastOutputIsTheNetworksOwn() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray images = manager.randomUniform(-1, 1, new Shape(3, 3, 28, 28));
            try (Classifier network =
                    new Classifier(
                            AlexNet.LOG_SMALL.narrowed(4),
                            manager,
                            images.getShape(),
                            RandomStream.of(1001, "initial weights"))) {
                List<NDArray> outputs = new ArrayList<>();
                new Layers(network.block()).run(images, (name, output) -> outputs.add(output));

                assertThat(outputs).hasSize(13);
                assertThat(outputs.get(12).toFloatArray())
                        .containsExactly(network.logits(images, false).toFloatArray());
            }
        }
    }

    @Test
    void placesArePooledAndUnitsStay() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray maps =
                    manager.create(new float[] {1, 2, 3, 6, -1, -2, 0, 1}, new Shape(1, 2, 2, 2));
            assertThat(ProbePoints.RESEARCH_LOG.of(maps).toFloatArray())
                    .containsExactly(new float[] {3, -0.5f}, within(1e-6f));

            NDArray units = manager.create(new float[] {1, 2, 3}, new Shape(1, 3));
            assertThat(ProbePoints.RESEARCH_LOG.of(units)).isEqualTo(units);
        }
    }

    @Test
    void whatIsNoSequenceOfKnownLayersIsRefused() {
        assertThatThrownBy(() -> new Layers(SmallInception.PUBLISHED.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not know layers of the kind");
        assertThatThrownBy(() -> new Layers(new LambdaBlock(x -> x)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence");
        assertThatThrownBy(
                        () ->
                                new Layers(
                                        new SequentialBlock().add(new LambdaBlock(x -> x, "sine"))))
                .hasMessageContaining("sine");
    }
}
