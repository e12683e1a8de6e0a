package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

class TutorialCnnTest {

    @Test
    void hasTheLogsNumberOfParameters() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = initialised(TutorialCnn.LOG, manager);
            long trained =
                    block.getParameters().values().stream()
                            .filter(Parameter::requiresGradient)
                            .mapToLong(parameter -> parameter.getArray().getShape().size())
                            .sum();

            // 3x3 convolutions, with a scale and a shift a channel; 64 x 16 x 16 = 16384.
            long conv = (27 * 32 + 32 + 64) + (9 * 32 * 64 + 64 + 128);
            assertThat(trained).isEqualTo(conv + 16_384 * 512 + 512 + 1024 + 5130);
            assertThat(trained).isEqualTo(8_414_858);
        }
    }

    @Test
    void makesTenLogits() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = initialised(TutorialCnn.LOG.narrowed(2), manager);
            NDArray logits =
                    block.forward(
                                    new ParameterStore(manager, false),
                                    new NDList(manager.ones(new Shape(2, 3, 32, 32))),
                                    false)
                            .singletonOrThrow();

            assertThat(logits.getShape()).isEqualTo(new Shape(2, 10));
        }
    }

    private static Block initialised(TutorialCnn network, NDManager manager) {
        Block block = network.build();
        network.initialisation()
                .initialise(
                        block,
                        manager,
                        new Shape(2, 3, 32, 32),
                        RandomStream.of(1, "initial weights"));
        return block;
    }
}
