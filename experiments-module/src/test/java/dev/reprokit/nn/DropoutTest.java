package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void leavesOutAtItsRateAndScalesTheRest() {
        Block layer = new SequentialBlock().add(new Dropout(0.25));
        Dropout.draw(layer, RandomStream.of(1, "dropout"));
        NDArray output = forward(layer, manager.ones(new Shape(100, 100)), true);

        int zeros = 0;
        for (float value : output.toFloatArray()) {
            zeros += value == 0 ? 1 : 0;
            assertThat(value).isIn(0f, (float) (1 / 0.75));
        }
        // Five standard deviations of 10,000 draws: 217.
        assertThat(zeros).isBetween(2500 - 217, 2500 + 217);
    }

    @Test
    void evaluationChangesNothing() {
        NDArray x = manager.randomNormal(new Shape(3, 4));
        assertThat(forward(new Dropout(0.5), x, false)).isEqualTo(x);
    }

    @Test
    void drawsAnewInEveryPassAndTheSameFromTheSameStream() {
        Block layer = new Dropout(0.5);
        NDArray x = manager.ones(new Shape(10, 10));
        Dropout.draw(layer, RandomStream.of(1, "dropout"));
        NDArray first = forward(layer, x, true);
        NDArray second = forward(layer, x, true);
        Dropout.draw(layer, RandomStream.of(1, "dropout"));

        assertThat(second).isNotEqualTo(first);
        assertThat(forward(layer, x, true)).isEqualTo(first);
    }

    @Test
    void needsToBeToldWhereToDrawFrom() {
        NDArray x = manager.ones(new Shape(2, 2));
        assertThatIllegalStateException()
                .isThrownBy(() -> forward(new Dropout(0.5), x, true))
                .withMessageContaining("Dropout.draw");
    }

    @Test
    void refusesARateOfOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dropout(1))
                .withMessageContaining("but got 1.0");
    }

    private NDArray forward(Block layer, NDArray x, boolean training) {
        return layer.forward(new ParameterStore(manager, false), new NDList(x), training)
                .singletonOrThrow();
    }
}
