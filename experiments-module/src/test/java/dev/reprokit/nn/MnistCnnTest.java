package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

class MnistCnnTest {

    @Test
    void hasTheExamplesParameters() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = MnistCnn.PUBLISHED.build();
            Initialisation.PYTORCH.initialise(
                    block, manager, new Shape(1, 1, 28, 28), RandomStream.of(1, "weights"));

            assertThat(block.getParameters().values())
                    .extracting(parameter -> parameter.getArray().getShape())
                    .containsExactly(
                            new Shape(32, 1, 5, 5),
                            new Shape(32),
                            new Shape(64, 32, 5, 5),
                            new Shape(64),
                            new Shape(512, 3136),
                            new Shape(512),
                            new Shape(10, 512),
                            new Shape(10));
        }
    }
}
