package dev.reprokit.nn;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.reprokit.nn.Operation.Argument;
import dev.reprokit.nn.Operation.Definition;
import dev.reprokit.random.RandomStream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Checks that PyTorch computes the operations of a network correctly on this machine: convolutions,
 * fully connected layers, pools, normalisations, activations and the log-softmax of the loss. For
 * small random arrays, the output and all gradients of each are compared with its definition,
 * evaluated in Java in float64.
 *
 * <p>On a virtual AMD EPYC of family 26 PyTorch 2.7.1's CPU library (oneDNN 3.7.1) reads its own
 * padding of the channels as data, it seems. If a number of channels or filters is not a multiple
 * of 16, or is an odd multiple under a stride of 2, outputs or gradients of most convolutions are
 * off by a tenth of their size or more, or not a number, without any error message.
 *
 * <p>Each operation is checked once per process and device, in milliseconds. Each value is checked
 * for being a number; of each array, up to {@value #SAMPLES} values, drawn at random, are compared.
 */
public final class OperationCheck {
    /**
     * Tolerated error as a share of the largest number. Rounding, TF32's included, is below it; the
     * defect is of order 1.
     */
    private static final double TOLERANCE = 1e-2;

    /** An error in one of 50 values is found with a probability of 99.4 %. */
    private static final int SAMPLES = 256;

    private static final Map<Kind, Double> ERRORS = new ConcurrentHashMap<>();

    private OperationCheck() {}

    private record Kind(Operation operation, Device device) {}

    /**
     * Checks that PyTorch computes all operations of a network correctly on this machine, and its
     * loss. {@link CheckedConvolution}s pass, because they work around errors. Layers of kinds that
     * ReproKit does not know are not checked, nor are functions that join branches.
     *
     * @param network its block, with initialised parameters; it is not changed
     * @param manager a DJL manager on the device (a GPU or the CPU) to compute on
     * @throws IllegalStateException if PyTorch computes an operation wrongly: its output or a
     *     gradient is off by more than a hundredth of the largest number
     */
    public static void require(Block network, NDManager manager) {
        require(network, manager.getDevice(), operation -> error(operation, manager));
    }

    /** Checks a network by the error of each of its operations. */
    static void require(Block network, Device device, ToDoubleFunction<Operation> error) {
        for (Operation operation : NetworkOperations.of(network)) {
            double off = error.applyAsDouble(operation);
            if (!isRight(off)) {
                throw wrong(operation, device, off, operation.remedy());
            }
        }
    }

    /**
     * Tests if PyTorch computes an operation correctly.
     *
     * @param manager on the device to compute on
     */
    static boolean isRight(Operation operation, NDManager manager) {
        return isRight(error(operation, manager));
    }

    private static boolean isRight(double error) {
        return error <= TOLERANCE;
    }

    /** Returns the failure of an operation that was found to be wrong. */
    static IllegalStateException wrong(Operation operation, NDManager manager, String remedy) {
        return wrong(operation, manager.getDevice(), error(operation, manager), remedy);
    }

    private static IllegalStateException wrong(
            Operation operation, Device device, double error, String remedy) {
        return new IllegalStateException(
                ("PyTorch %s computes this wrongly on this machine (%s): %s. Outputs or gradients"
                                + " are off by %.2g times their largest number. %s")
                        .formatted(
                                Engine.getInstance().getVersion(),
                                device,
                                operation,
                                error,
                                remedy));
    }

    private static double error(Operation operation, NDManager manager) {
        return ERRORS.computeIfAbsent(
                new Kind(operation, manager.getDevice()), kind -> measure(operation, manager));
    }

    /**
     * Returns the largest error as a share of the largest number of its array; NaN if one of
     * PyTorch's numbers is not a number.
     */
    static double measure(Operation operation, NDManager manager) {
        RandomGenerator random = RandomStream.of(1, "operation check");
        List<Argument> arguments = operation.arguments();
        float[][] values = new float[arguments.size()][];
        try (NDManager scope = manager.newSubManager();
                GradientMode on = GradientMode.on()) {
            List<NDArray> arrays = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                Argument argument = arguments.get(i);
                values[i] = uniform((int) argument.shape().size(), argument.least(), random);
                NDArray array = scope.create(values[i], argument.shape());
                array.setRequiresGradient(argument.trained());
                arrays.add(array);
            }
            NDArray y = operation.compute(arrays);
            float[] g = uniform((int) y.size(), -1, random);
            NDArray sum = y.mul(scope.create(g, y.getShape())).sum();
            JniUtils.backward((PtNDArray) sum, (PtNDArray) scope.create(1f), false, false);

            Definition definition = operation.definition(values);
            double error = off(y, definition::output, random);
            for (int i = 0; i < values.length; i++) {
                int index = i;
                try (NDArray computed = computed(arrays.get(i), arguments.get(i))) {
                    Expected expected = at -> definition.gradient(index, at, g);
                    error = Math.max(error, off(computed, expected, random));
                }
            }
            return error;
        }
    }

    private static NDArray computed(NDArray array, Argument argument) {
        return argument.trained() ? requireNonNull(array.getGradient()) : array;
    }

    private static float[] uniform(int count, double least, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (least + (1 - least) * random.nextFloat());
        }
        return values;
    }

    /** Computes one number of an array by the definition. */
    private interface Expected {
        double at(int index);
    }

    private static double off(NDArray computed, Expected expected, RandomGenerator random) {
        float[] values = computed.toFloatArray();
        for (float value : values) {
            if (Float.isNaN(value)) {
                return Double.NaN;
            }
        }
        double largest = 0;
        double error = 0;
        int samples = Math.min(SAMPLES, values.length);
        for (int i = 0; i < samples; i++) {
            int index = samples == values.length ? i : random.nextInt(values.length);
            double right = expected.at(index);
            largest = Math.max(largest, Math.abs(right));
            error = Math.max(error, Math.abs(values[index] - right));
        }
        return error / largest;
    }
}
