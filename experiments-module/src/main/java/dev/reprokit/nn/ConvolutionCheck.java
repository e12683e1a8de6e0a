package dev.reprokit.nn;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.reprokit.random.RandomStream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Checks that PyTorch computes a convolution correctly on this machine: its output and its
 * gradients with respect to input and weights, for a batch of 16 small random images, are compared
 * with the definition of a convolution, evaluated in Java.
 *
 * <p>On a virtual AMD EPYC of family 26 PyTorch 2.5.1's CPU library (oneDNN 3.5.3) reads its own
 * padding of the channels as data. If the number of channels is not a multiple of 16, or is an odd
 * multiple under a stride of 2, gradients were off by more than their size, or not a number,
 * without any error message. Each kind of convolution (device, shape of the weights, stride,
 * padding) is checked once per process, in a few milliseconds.
 */
public final class ConvolutionCheck {
    /** PyTorch uses other code for smaller batches. */
    private static final int BATCH = 16;

    private static final long LEAST_SIDE = 4;

    /**
     * Tolerated error as a share of the largest number. Rounding, TF32's included, is below it; the
     * defect is of order 1.
     */
    private static final double TOLERANCE = 1e-2;

    private static final Map<Kernel, Double> ERRORS = new ConcurrentHashMap<>();

    private ConvolutionCheck() {}

    /** Computes a convolution without bias; PyTorch does, and tests have others. */
    @FunctionalInterface
    interface Convolution {
        /** PyTorch's own. */
        Convolution PYTORCH =
                (x, w, kernel) ->
                        Conv2d.conv2d(
                                        x,
                                        w,
                                        null,
                                        kernel.stride(),
                                        kernel.padding(),
                                        new Shape(1, 1),
                                        1)
                                .singletonOrThrow();

        /** {@return (batch, filters, rows, columns)} */
        NDArray of(NDArray x, NDArray w, Kernel kernel);
    }

    /**
     * Everything that determines which code computes a convolution without groups and dilation.
     *
     * @param device the device
     * @param weight (filters, channels, height, width)
     * @param stride in pixels, down and right
     * @param padding in pixels, at the top and at the left
     */
    record Kernel(Device device, Shape weight, Shape stride, Shape padding) {
        @Override
        public String toString() {
            return "%d -> %d, %dx%d, stride %d"
                    .formatted(
                            weight.get(1),
                            weight.get(0),
                            weight.get(2),
                            weight.get(3),
                            stride.get(0));
        }
    }

    /**
     * Tests if PyTorch computes a kernel correctly; each kernel is checked once per process.
     *
     * @param manager on the kernel's device
     */
    static boolean isRight(Kernel kernel, NDManager manager) {
        return error(kernel, manager) <= TOLERANCE;
    }

    private static double error(Kernel kernel, NDManager manager) {
        return ERRORS.computeIfAbsent(kernel, it -> error(it, manager, Convolution.PYTORCH));
    }

    /**
     * Checks that PyTorch computes all convolutions of a network correctly on this machine. {@link
     * CheckedConvolution}s pass, because they work around the error.
     *
     * @param block the network, with initialised parameters; it is not changed
     * @param manager a DJL manager on the device (a GPU or the CPU) to compute on
     * @throws IllegalStateException if PyTorch computes a convolution wrongly: its output or a
     *     gradient is off by more than a hundredth of the largest number
     */
    public static void require(Block block, NDManager manager) {
        require(block, manager.getDevice(), kernel -> error(kernel, manager));
    }

    /** Checks a network by the error of each of its kernels. */
    static void require(Block block, Device device, ToDoubleFunction<Kernel> error) {
        if (block instanceof Conv2d convolution
                && convolution.getGroups() == 1
                && convolution.getDilation().size() == 1) {
            Kernel kernel =
                    new Kernel(
                            device,
                            weight(convolution),
                            convolution.getStride(),
                            convolution.getPadding());
            double off = error.applyAsDouble(kernel);
            if (!(off <= TOLERANCE)) {
                throw wrong(
                        kernel,
                        off,
                        "Use dev.reprokit.nn.CheckedConvolution, which works around it");
            }
        }
        block.getChildren().values().forEach(child -> require(child, device, error));
    }

    static IllegalStateException wrong(Kernel kernel, String remedy) {
        return wrong(kernel, requireNonNull(ERRORS.get(kernel)), remedy);
    }

    private static IllegalStateException wrong(Kernel kernel, double error, String remedy) {
        return new IllegalStateException(
                ("PyTorch %s computes the convolution %s wrongly on this machine (%s): outputs or"
                                + " gradients are off by %.2g times their largest number. %s")
                        .formatted(
                                Engine.getInstance().getVersion(),
                                kernel,
                                kernel.device(),
                                error,
                                remedy));
    }

    private static Shape weight(Conv2d convolution) {
        return convolution.getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
                .findFirst()
                .orElseThrow()
                .getArray()
                .getShape();
    }

    /**
     * Returns the largest error as a share of the largest number; NaN if one of PyTorch's numbers
     * is NaN.
     */
    static double error(Kernel kernel, NDManager manager, Convolution convolution) {
        Definition expected = new Definition(kernel);
        try (NDManager scope = manager.newSubManager();
                GradientMode on = GradientMode.on()) {
            NDArray x = scope.create(expected.x, expected.input);
            NDArray w = scope.create(expected.w, kernel.weight());
            x.setRequiresGradient(true);
            w.setRequiresGradient(true);
            NDArray y = convolution.of(x, w, kernel);
            NDArray sum = y.mul(scope.create(expected.g, y.getShape())).sum();
            JniUtils.backward((PtNDArray) sum, (PtNDArray) scope.create(1f), false, false);
            try (NDArray gradientOfX = x.getGradient();
                    NDArray gradientOfW = w.getGradient()) {
                return Math.max(
                        off(y, expected.y),
                        Math.max(off(gradientOfX, expected.dx), off(gradientOfW, expected.dw)));
            }
        }
    }

    private static double off(NDArray computed, double[] expected) {
        float[] values = computed.toFloatArray();
        double largest = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            error = Math.max(error, Math.abs(values[i] - expected[i]));
        }
        return error / largest;
    }

    /**
     * A convolution of random numbers and its gradients under the loss {@code sum(g y)}, by the
     * definition.
     */
    private static final class Definition {
        private final Shape input;
        private final int side;
        private final float[] x;
        private final float[] w;
        private final float[] g;
        private final double[] y;
        private final double[] dx;
        private final double[] dw;

        Definition(Kernel kernel) {
            int filters = (int) kernel.weight().get(0);
            int channels = (int) kernel.weight().get(1);
            side =
                    (int)
                            Math.max(
                                    LEAST_SIDE,
                                    Math.max(kernel.weight().get(2), kernel.weight().get(3)));
            int rows = outputs(kernel, 0);
            int columns = outputs(kernel, 1);
            RandomGenerator random = RandomStream.of(1, "convolution check");
            input = new Shape(BATCH, channels, side, side);
            x = uniform((int) input.size(), random);
            w = uniform((int) kernel.weight().size(), random);
            g = uniform(BATCH * filters * rows * columns, random);
            y = new double[g.length];
            dx = new double[x.length];
            dw = new double[w.length];
            for (int out = 0; out < g.length; out++) {
                int row = out / columns % rows * (int) kernel.stride().get(0);
                int column = out % columns * (int) kernel.stride().get(1);
                int filter = out / (rows * columns) % filters;
                int image = out / (rows * columns * filters);
                add(kernel, out, image * channels, filter * channels, channels, row, column);
            }
        }

        private int outputs(Kernel kernel, int axis) {
            long padded = side + 2 * kernel.padding().get(axis);
            return (int) ((padded - kernel.weight().get(2 + axis)) / kernel.stride().get(axis)) + 1;
        }

        /**
         * Adds all terms of one output; row and column are those of its upper left corner in the
         * input.
         */
        private void add(
                Kernel kernel, int out, int image, int filter, int channels, int row, int column) {
            int height = (int) kernel.weight().get(2);
            int width = (int) kernel.weight().get(3);
            for (int i = 0; i < height * width; i++) {
                int r = row + i / width - (int) kernel.padding().get(0);
                int c = column + i % width - (int) kernel.padding().get(1);
                if (r < 0 || r >= side || c < 0 || c >= side) {
                    continue;
                }
                for (int channel = 0; channel < channels; channel++) {
                    int at = ((image + channel) * side + r) * side + c;
                    int by = (filter + channel) * height * width + i;
                    y[out] += (double) x[at] * w[by];
                    dx[at] += (double) g[out] * w[by];
                    dw[by] += (double) g[out] * x[at];
                }
            }
        }

        private static float[] uniform(int count, RandomGenerator random) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = 2 * random.nextFloat() - 1;
            }
            return values;
        }
    }
}
