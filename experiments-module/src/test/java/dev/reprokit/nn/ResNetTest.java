package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;

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

class ResNetTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** The number that everybody has who counts ResNet-20 with parameter-free shortcuts. */
    @Test
    void hasThePublishedNumberOfParameters() {
        Block block = initialised(ResNet.TWENTY, new Shape(1, 3, 32, 32));
        long count =
                block.getParameters().values().stream()
                        .filter(Parameter::requiresGradient)
                        .mapToLong(parameter -> parameter.getArray().getShape().size())
                        .sum();

        assertThat(count).isEqualTo(269_722);
        assertThat(ResNet.TWENTY.name()).isEqualTo("resnet-20");
    }

    @Test
    void everyParameterHasAGradient() {
        Block block = initialised(new ResNet(1), new Shape(4, 3, 28, 28));
        NDArray images = manager.randomNormal(new Shape(4, 3, 28, 28));
        NDArray loss;
        try (GradientMode on = GradientMode.on()) {
            NDArray logits =
                    block.forward(new ParameterStore(manager, false), new NDList(images), true)
                            .singletonOrThrow();
            assertThat(logits.getShape()).isEqualTo(new Shape(4, 10));
            loss = logits.square().sum();
        }
        JniUtils.backward((PtNDArray) loss, (PtNDArray) manager.create(1f), false, false);

        block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .forEach(
                        parameter ->
                                assertThat(
                                                parameter
                                                        .getArray()
                                                        .getGradient()
                                                        .abs()
                                                        .sum()
                                                        .getFloat())
                                        .as(parameter.getName())
                                        .isPositive());
    }

    private Block initialised(ResNet network, Shape input) {
        GradientMode.off();
        Block block = network.build();
        network.initialisation()
                .initialise(block, manager, input, RandomStream.of(1, "initial weights"));
        return block;
    }
}
