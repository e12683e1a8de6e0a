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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SmallInceptionTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void hasThePublishedShapesAfterEachModule() {
        Block network = initialised(SmallInception.PUBLISHED);
        NDList x = new NDList(manager.zeros(new Shape(2, 3, 28, 28)));
        List<Shape> shapes = new ArrayList<>();
        for (Block module : network.getChildren().values()) {
            x = module.forward(new ParameterStore(manager, false), x, false);
            shapes.add(x.singletonOrThrow().getShape());
        }
        // Zhang et al. 2017, Figure 3: channels and places.
        assertThat(shapes)
                .containsExactly(
                        new Shape(2, 96, 28, 28),
                        new Shape(2, 64, 28, 28),
                        new Shape(2, 80, 28, 28),
                        new Shape(2, 160, 14, 14),
                        new Shape(2, 160, 14, 14),
                        new Shape(2, 160, 14, 14),
                        new Shape(2, 160, 14, 14),
                        new Shape(2, 144, 14, 14),
                        new Shape(2, 240, 7, 7),
                        new Shape(2, 336, 7, 7),
                        new Shape(2, 336, 7, 7),
                        new Shape(2, 336),
                        new Shape(2, 336),
                        new Shape(2, 10));
    }

    @Test
    void aModuleIsItsTwoConvolutionsSideBySide() {
        Block module = initialised(SmallInception.PUBLISHED.narrowed(16)).getChildren().valueAt(1);
        NDArray x = manager.randomNormal(new Shape(2, 16, 5, 5));
        List<NDArray> branches =
                module.getChildren().values().stream().map(branch -> forward(branch, x)).toList();

        assertThat(forward(module, x))
                .isEqualTo(branches.get(0).concat(branches.get(1), 1))
                .extracting(NDArray::getShape)
                .isEqualTo(new Shape(2, 32, 5, 5));
        assertThat(branches.get(0)).isNotEqualTo(branches.get(1));
    }

    @Test
    void startsWithinGlorotsBoundsWithoutBiases() {
        Block network = initialised(SmallInception.PUBLISHED.withoutBatchNorm());
        // The first convolution: fan_in 27, fan_out 96 * 9.
        float bound = (float) Math.sqrt(6.0 / (27 + 864));
        NDArray weight = network.getParameters().get(0).getValue().getArray();
        NDArray bias = network.getParameters().get(1).getValue().getArray();

        assertThat(weight.getShape()).isEqualTo(new Shape(96, 3, 3, 3));
        assertThat(weight.abs().max().getFloat()).isBetween(0.99f * bound, bound);
        assertThat(bias.getShape()).isEqualTo(new Shape(96));
        assertThat(bias.abs().max().getFloat()).isZero();
    }

    @Test
    void shiftsButDoesNotScale() {
        List<Parameter> trained =
                initialised(SmallInception.PUBLISHED).getParameters().values().stream()
                        .filter(Parameter::requiresGradient)
                        .toList();
        assertThat(trained)
                .extracting(Parameter::getType)
                .containsOnly(Parameter.Type.WEIGHT, Parameter.Type.BETA, Parameter.Type.BIAS)
                .filteredOn(Parameter.Type.BIAS::equals)
                .as("only the fully connected layer has a bias")
                .hasSize(1);
    }

    private NDArray forward(Block block, NDArray x) {
        return block.forward(new ParameterStore(manager, false), new NDList(x), false)
                .singletonOrThrow();
    }

    private Block initialised(SmallInception network) {
        Block block = network.build();
        network.initialisation()
                .initialise(block, manager, new Shape(2, 3, 28, 28), RandomStream.of(1, "weights"));
        return block;
    }
}
