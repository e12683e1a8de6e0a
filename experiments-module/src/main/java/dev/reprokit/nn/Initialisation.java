package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

import org.jspecify.annotations.Nullable;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/**
 * Rules for the initial weights and biases of convolutions and fully connected layers.
 * Normalisations start as the identity, with running mean 0 and variance 1.
 *
 * <p>The numbers are drawn in Java: torch's generator is global to the process, so trials (settings
 * run with one seed), which train side by side, would disturb each other.
 */
public enum Initialisation {
    /**
     * PyTorch's default, {@code kaiming_uniform_(a=sqrt(5))}: weights and biases are uniform in
     * +-1/sqrt(fan_in), where fan_in is the number of inputs of one unit.
     */
    PYTORCH {
        @Override
        double weightBound(Shape weight) {
            return 1 / Math.sqrt(fanIn(weight));
        }

        @Override
        double biasBound(Shape weight) {
            return weightBound(weight);
        }
    },
    /**
     * The default of TF-slim, a TensorFlow library (Glorot and Bengio 2010, equation 16): weights
     * are uniform in +-sqrt(6/(fan_in + fan_out)), where fan_in is the number of inputs of one unit
     * and fan_out the number of outputs that one input contributes to; biases are 0.
     */
    GLOROT {
        @Override
        double weightBound(Shape weight) {
            double fanOut = (double) weight.size() / weight.get(1);
            return Math.sqrt(6 / (fanIn(weight) + fanOut));
        }

        @Override
        double biasBound(Shape weight) {
            return 0;
        }
    },
    /**
     * The rule of He et al. 2015, equation 10, in its uniform form: weights are uniform in
     * +-sqrt(6/fan_in), where fan_in is the number of inputs of one unit; biases are 0. The mean
     * square of the signals then stays the same from one ReLU layer to the next.
     */
    HE {
        @Override
        double weightBound(Shape weight) {
            return Math.sqrt(6 / fanIn(weight));
        }

        @Override
        double biasBound(Shape weight) {
            return 0;
        }
    },
    /**
     * The rule of LeCun et al. 1998, section 4.6, in its Gaussian form: weights are normally
     * distributed with mean 0 and variance 1/fan_in, where fan_in is the number of inputs of one
     * unit; biases are 0.
     */
    LECUN {
        @Override
        double weightBound(Shape weight) {
            return 1 / Math.sqrt(fanIn(weight));
        }

        @Override
        double biasBound(Shape weight) {
            return 0;
        }

        @Override
        double unit(RandomGenerator random) {
            return random.nextGaussian();
        }
    };

    /**
     * Returns the bound of the uniform distribution for weights of shape (outputs, inputs, ...), or
     * the standard deviation of the normal one.
     */
    abstract double weightBound(Shape weight);

    /**
     * Returns the bound of the uniform distribution for the biases of a layer whose weights have
     * this shape.
     */
    abstract double biasBound(Shape weight);

    /** Draws a value for a bound of 1. */
    double unit(RandomGenerator random) {
        return 2 * random.nextDouble() - 1;
    }

    private static double fanIn(Shape weight) {
        return (double) weight.size() / weight.get(0);
    }

    /**
     * Creates the array of every parameter of a network, draws its initial values by this rule and,
     * if the parameter is trained, prepares its gradient.
     *
     * @param block a network without parameter arrays
     * @param manager creates the arrays on its device and frees them when it is closed
     * @param input shape of a batch of any size: (batch, channels, height, width) or (batch,
     *     features)
     * @param random draws the values, in the order of the layers, weights before biases
     * @throws IllegalArgumentException if a bias comes before any weight, or there is no rule for a
     *     parameter
     */
    public void initialise(Block block, NDManager manager, Shape input, RandomGenerator random) {
        block.setInitializer(Initializer.ZEROS, parameter -> true);
        // DJL finds the shapes behind a lambda by computing on zeros of this shape.
        Shape oneImage = new Shape(1).addAll(input.slice(1));
        block.initialize(manager, DataType.FLOAT32, oneImage);
        Shape weight = null;
        for (Parameter parameter : block.getParameters().values()) {
            NDArray array = parameter.getArray();
            switch (parameter.getType()) {
                case WEIGHT -> {
                    weight = array.getShape();
                    fill(array, weightBound(weight), random);
                }
                case BIAS -> fill(array, biasBound(required(weight, parameter)), random);
                case GAMMA, RUNNING_VAR -> array.addi(1);
                case BETA, RUNNING_MEAN -> {
                    // New arrays are 0 already.
                }
                default -> throw noRule(parameter);
            }
        }
    }

    private static Shape required(@Nullable Shape weight, Parameter bias) {
        if (weight == null) {
            throw noRule(bias);
        }
        return weight;
    }

    private static IllegalArgumentException noRule(Parameter parameter) {
        return new IllegalArgumentException(
                "no initial value for parameter " + parameter.getName());
    }

    private void fill(NDArray array, double bound, RandomGenerator random) {
        float[] values = new float[(int) array.getShape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * unit(random));
        }
        array.set(FloatBuffer.wrap(values));
    }
}
