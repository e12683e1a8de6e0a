package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Against PyTorch's own layers in the ordinary order, to the last bit. */
class MaxPoolTest {
    private static final Shape IMAGES = new Shape(3, 17, 9, 8);

    // Rounded numbers: many windows hold their largest number more than once.
    @ParameterizedTest
    @CsvSource({"3, 2, 1, false", "2, 2, 0, false", "3, 2, 1, true", "2, 2, 0, true"})
    void outputsAndGradientsAreThoseOfTheOrdinaryOrder(
            int window, int stride, int padding, boolean rounded) {
        MaxPool pool = pool(window, stride, padding);
        float[] input = input(rounded);
        Passes ordinary = Passes.through(x -> plain(x, pool), input);
        assertThat(Passes.through(x -> run(pool.layer(), x), input)).isEqualTo(ordinary);

        Passes ordinaryAfterRelu = Passes.through(x -> plain(Activation.relu(x), pool), input);
        assertThat(Passes.through(x -> run(pool.afterRelu(), x), input))
                .isEqualTo(ordinaryAfterRelu)
                .isNotEqualTo(ordinary);
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 1", "2, 2, 0"})
    void bothLayersCanBeRunOneByOne(int window, int stride, int padding) {
        MaxPool pool = pool(window, stride, padding);
        SequentialBlock layers = (SequentialBlock) pool.afterRelu();
        float[] input = input(false);
        Passes together = Passes.through(x -> run(layers, x), input);
        List<Block> two = new ArrayList<>(layers.getChildren().values());
        assertThat(two).hasSize(2);
        assertThat(Passes.through(x -> run(two.get(1), run(two.get(0), x)), input))
                .isEqualTo(together);
        assertThat(layers.getOutputShapes(new Shape[] {IMAGES}))
                .containsExactly(new Shape(together.shape().stream().mapToLong(i -> i).toArray()));
    }

    private static MaxPool pool(int window, int stride, int padding) {
        return new MaxPool(
                new Shape(window, window), new Shape(stride, stride), new Shape(padding, padding));
    }

    private static NDArray plain(NDArray x, MaxPool pool) {
        return Pool.maxPool2d(x, pool.window(), pool.stride(), pool.padding(), false);
    }

    private static NDArray run(Block block, NDArray x) {
        return block.forward(new ParameterStore(x.getManager(), false), new NDList(x), true)
                .singletonOrThrow();
    }

    private static float[] input(boolean rounded) {
        RandomGenerator random = RandomStream.of(7, "input");
        float[] input = new float[(int) IMAGES.size()];
        for (int i = 0; i < input.length; i++) {
            float number = (float) random.nextGaussian();
            input[i] = rounded ? Math.round(number) : number;
        }
        return input;
    }

    /** Bits of an output, and of the gradient of a weighted sum of it by the input. */
    private record Passes(List<Long> shape, List<Integer> output, List<Integer> gradient) {

        static Passes through(UnaryOperator<NDArray> function, float[] input) {
            try (NDManager manager = NDManager.newBaseManager();
                    GradientMode on = GradientMode.on()) {
                NDArray x = manager.create(input, IMAGES);
                x.setRequiresGradient(true);
                NDArray y = function.apply(x);
                NDArray weights =
                        manager.arange((float) y.size())
                                .cos()
                                .toType(DataType.FLOAT32, false)
                                .reshape(y.getShape());
                JniUtils.backward(
                        (PtNDArray) y.mul(weights).sum(),
                        (PtNDArray) manager.create(1f),
                        false,
                        false);
                return new Passes(
                        Arrays.stream(y.getShape().getShape()).boxed().toList(),
                        bits(y),
                        bits(x.getGradient()));
            }
        }

        private static List<Integer> bits(NDArray array) {
            List<Integer> bits = new ArrayList<>();
            for (float number : array.toFloatArray()) {
                // Zeros of either sign are the same number.
                bits.add(Float.floatToIntBits(number == 0 ? 0 : number));
            }
            return bits;
        }
    }
}
