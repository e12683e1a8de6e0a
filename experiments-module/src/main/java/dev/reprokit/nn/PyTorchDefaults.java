package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/**
 * PyTorch's default initialisation of convolutions and fully connected layers, {@code
 * kaiming_uniform_(a=sqrt(5))}: weights and biases are uniform in +-1/sqrt(fan_in), fan_in being
 * the inputs of one unit.
 *
 * <p>The numbers are drawn in Java: torch's generator is global to the process, so trials that
 * train side by side would disturb each other.
 */
public final class PyTorchDefaults {
    private PyTorchDefaults() {}

    /**
     * Gives every parameter its array, its random value and a gradient.
     *
     * @param block a network without parameter arrays
     * @param manager owns the arrays
     * @param input the shape of a batch, of any size
     * @param random draws the values, in the order of the layers, weights before biases
     * @throws IllegalArgumentException if a bias comes before any weight
     */
    public static void initialize(
            Block block, NDManager manager, Shape input, RandomGenerator random) {
        block.setInitializer(Initializer.ZEROS, parameter -> true);
        // DJL finds out shapes behind a lambda by computing on zeros of this shape.
        Shape oneImage = new Shape(1).addAll(input.slice(1));
        block.initialize(manager, DataType.FLOAT32, oneImage);
        double bound = Double.NaN;
        for (Parameter parameter : block.getParameters().values()) {
            NDArray array = parameter.getArray();
            if (parameter.getType() == Parameter.Type.WEIGHT) {
                bound = 1 / Math.sqrt(array.getShape().size() / array.getShape().get(0));
            } else if (parameter.getType() != Parameter.Type.BIAS || Double.isNaN(bound)) {
                throw new IllegalArgumentException(
                        "no default initialisation for parameter " + parameter.getName());
            }
            array.set(FloatBuffer.wrap(uniform((int) array.getShape().size(), bound, random)));
        }
    }

    private static float[] uniform(int count, double bound, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
