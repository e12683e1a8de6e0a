package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A two-dimensional convolution without groups and dilation.
 *
 * @param weight (filters, channels, height, width)
 * @param stride in pixels, down and right
 * @param padding in pixels, at the top and at the left
 * @param biased true if it adds a bias per filter
 */
record ConvolutionKernel(Shape weight, Shape stride, Shape padding, boolean biased)
        implements Operation {
    /** PyTorch uses other code for smaller batches. */
    private static final int IMAGES = 16;

    private static final int LEAST_SIDE = 4;
    private static final Shape NO_DILATION = new Shape(1, 1);

    /** Returns the kernel of a layer with weights; empty if it has groups or dilation. */
    static Optional<ConvolutionKernel> of(Conv2d layer) {
        if (layer.getGroups() != 1 || layer.getDilation().size() != 1) {
            return Optional.empty();
        }
        Shape weight =
                layer.getDirectParameters().values().stream()
                        .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
                        .findFirst()
                        .orElseThrow()
                        .getArray()
                        .getShape();
        return Optional.of(
                new ConvolutionKernel(
                        weight, layer.getStride(), layer.getPadding(), layer.isIncludeBias()));
    }

    /** Returns the kernel with channels and filters filled up to multiples of a number. */
    ConvolutionKernel filled(int multiple) {
        Shape filled =
                new Shape(filled(weight.get(0), multiple), filled(weight.get(1), multiple))
                        .addAll(weight.slice(2));
        return new ConvolutionKernel(filled, stride, padding, biased);
    }

    /** Returns a number, rounded up to a multiple of another. */
    static long filled(long number, int multiple) {
        return (number + multiple - 1) / multiple * multiple;
    }

    @Override
    public List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Argument.of(IMAGES, weight.get(1), side(), side()));
        arguments.add(Argument.of(weight.getShape()));
        if (biased) {
            arguments.add(Argument.of(weight.get(0)));
        }
        return arguments;
    }

    private int side() {
        return (int) Math.max(LEAST_SIDE, Math.max(weight.get(2), weight.get(3)));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        return Conv2d.conv2d(
                        arguments.get(0),
                        arguments.get(1),
                        biased ? arguments.get(2) : null,
                        stride,
                        padding,
                        NO_DILATION,
                        1)
                .singletonOrThrow();
    }

    @Override
    public Definition definition(float[][] arguments) {
        return new Sums(this, arguments);
    }

    @Override
    public String remedy() {
        return "Use dev.reprokit.nn.CheckedConvolution, which works around it";
    }

    @Override
    public String toString() {
        return "convolution %d -> %d, %dx%d, stride %d"
                .formatted(
                        weight.get(1), weight.get(0), weight.get(2), weight.get(3), stride.get(0));
    }

    /** The sums of products that outputs and gradients are. */
    private static final class Sums implements Definition {
        private final float[][] arguments;
        private final int filters;
        private final int channels;
        private final int height;
        private final int width;
        private final int down;
        private final int right;
        private final int above;
        private final int left;
        private final int side;
        private final int rows;
        private final int columns;

        Sums(ConvolutionKernel kernel, float[][] arguments) {
            this.arguments = arguments;
            filters = (int) kernel.weight.get(0);
            channels = (int) kernel.weight.get(1);
            height = (int) kernel.weight.get(2);
            width = (int) kernel.weight.get(3);
            down = (int) kernel.stride.get(0);
            right = (int) kernel.stride.get(1);
            above = (int) kernel.padding.get(0);
            left = (int) kernel.padding.get(1);
            side = kernel.side();
            rows = (side + 2 * above - height) / down + 1;
            columns = (side + 2 * left - width) / right + 1;
        }

        private float x(int image, int channel, int row, int column) {
            return row < 0 || row >= side || column < 0 || column >= side
                    ? 0
                    : arguments[0][((image * channels + channel) * side + row) * side + column];
        }

        private float w(int filter, int channel, int row, int column) {
            return arguments[1][((filter * channels + channel) * height + row) * width + column];
        }

        @Override
        public double output(int at) {
            int row = at / columns % rows * down - above;
            int column = at % columns * right - left;
            int filter = at / (rows * columns) % filters;
            int image = at / (rows * columns * filters);
            double sum = arguments.length == 3 ? arguments[2][filter] : 0;
            for (int channel = 0; channel < channels; channel++) {
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        sum +=
                                (double) x(image, channel, row + i, column + j)
                                        * w(filter, channel, i, j);
                    }
                }
            }
            return sum;
        }

        @Override
        public double gradient(int argument, int at, float[] g) {
            return switch (argument) {
                case 0 -> byImages(at, g);
                case 1 -> byWeights(at, g);
                default -> byBias(at, g);
            };
        }

        private double byImages(int at, float[] g) {
            int channel = at / (side * side) % channels;
            int image = at / (side * side * channels);
            double sum = 0;
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    int row = at / side % side + above - i;
                    int column = at % side + left - j;
                    if (row < 0 || column < 0 || row % down != 0 || column % right != 0) {
                        continue;
                    }
                    if (row / down < rows && column / right < columns) {
                        for (int filter = 0; filter < filters; filter++) {
                            sum +=
                                    (double) g[output(image, filter, row / down, column / right)]
                                            * w(filter, channel, i, j);
                        }
                    }
                }
            }
            return sum;
        }

        private double byWeights(int at, float[] g) {
            int i = at / width % height;
            int j = at % width;
            int channel = at / (height * width) % channels;
            int filter = at / (height * width * channels);
            double sum = 0;
            for (int image = 0; image < IMAGES; image++) {
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        sum +=
                                (double) g[output(image, filter, row, column)]
                                        * x(
                                                image,
                                                channel,
                                                row * down - above + i,
                                                column * right - left + j);
                    }
                }
            }
            return sum;
        }

        private double byBias(int filter, float[] g) {
            double sum = 0;
            for (int image = 0; image < IMAGES; image++) {
                for (int place = 0; place < rows * columns; place++) {
                    sum += g[output(image, filter, 0, place)];
                }
            }
            return sum;
        }

        private int output(int image, int filter, int row, int column) {
            return ((image * filters + filter) * rows + row) * columns + column;
        }
    }
}
