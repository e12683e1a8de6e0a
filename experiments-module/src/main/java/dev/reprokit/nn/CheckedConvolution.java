package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.LayoutType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A two-dimensional convolution that is checked on this machine before use. If PyTorch computes it
 * wrongly, channels and filters are padded with zeros to a number at which it computes correctly,
 * and the surplus output is cut off; the results follow the definition either way. Input (batch,
 * channels, height, width), output (batch, filters, height, width); weight (filters, channels,
 * height, width).
 */
public final class CheckedConvolution extends Convolution {
    /** Multiples to which channels are padded; 1 leaves them as they are. */
    private static final int[] MULTIPLES = {1, 16, 32};

    private static final String HELPLESS =
            "Padding the channels with zeros does not help: train on another machine";

    private static final Shape NO_DILATION = new Shape(1, 1);

    private int multiple;

    @SuppressWarnings("NullAway.Init") // Set where multiple is more than 1.
    private NDArray moreChannels;

    @SuppressWarnings("NullAway.Init")
    private NDArray moreFilters;

    @SuppressWarnings("NullAway.Init")
    private NDArray moreBiases;

    /**
     * Creates a convolution layer, without weights; they are created when the network is
     * initialised, which also checks that PyTorch computes this convolution correctly.
     *
     * @param builder DJL's builder with the number of filters, the shape of the kernel, stride,
     *     padding and bias; its groups and dilation must keep their default, 1
     */
    public CheckedConvolution(Conv2d.Builder builder) {
        super(builder);
    }

    @Override
    protected LayoutType[] getExpectedLayout() {
        return new LayoutType[] {
            LayoutType.BATCH, LayoutType.CHANNEL, LayoutType.HEIGHT, LayoutType.WIDTH
        };
    }

    @Override
    protected String getStringLayout() {
        return "NCHW";
    }

    @Override
    protected int numDimensions() {
        return 4;
    }

    /**
     * Finds a number of channels at which PyTorch computes this convolution correctly.
     *
     * @throws IllegalStateException if PyTorch computes it wrongly at every padding
     */
    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        long channels = inputShapes[0].get(1);
        Shape weight = new Shape(filters, channels).addAll(kernelShape);
        ConvolutionKernel kernel = new ConvolutionKernel(weight, stride, padding, includeBias);
        multiple =
                multiple(kernel, manager)
                        .orElseThrow(() -> OperationCheck.wrong(kernel, manager, HELPLESS));
        fillUp(manager, dataType, channels);
    }

    /** Returns a multiple at which PyTorch computes a kernel correctly; empty if there is none. */
    static OptionalInt multiple(ConvolutionKernel kernel, NDManager manager) {
        return IntStream.of(MULTIPLES)
                .filter(candidate -> OperationCheck.isRight(kernel.filled(candidate), manager))
                .findFirst();
    }

    private void fillUp(NDManager manager, DataType dataType, long channels) {
        long allChannels = ConvolutionKernel.filled(channels, multiple);
        long surplus = ConvolutionKernel.filled(filters, multiple) - filters;
        moreChannels =
                manager.zeros(
                        new Shape(filters, allChannels - channels).addAll(kernelShape), dataType);
        moreFilters = manager.zeros(new Shape(surplus, allChannels).addAll(kernelShape), dataType);
        moreBiases = manager.zeros(new Shape(surplus), dataType);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> options) {
        if (multiple == 1) {
            return super.forwardInternal(parameters, inputs, training, options);
        }
        NDArray x = inputs.singletonOrThrow();
        NDArray w = parameters.getValue(weight, x.getDevice(), training);
        NDArray b = parameters.getValue(bias, x.getDevice(), training);
        NDArray y =
                Conv2d.conv2d(
                                joined(x, moreOf(x), 1),
                                joined(joined(w, moreChannels, 1), moreFilters, 0),
                                b == null ? null : joined(b, moreBiases, 0),
                                stride,
                                padding,
                                NO_DILATION,
                                1)
                        .singletonOrThrow();
        return new NDList(
                filters == y.getShape().get(1) ? y : y.get(new NDIndex(":, :" + filters)));
    }

    private NDArray moreOf(NDArray x) {
        Shape places = x.getShape().slice(2);
        return x.getManager()
                .zeros(
                        new Shape(x.getShape().get(0), moreChannels.getShape().get(1))
                                .addAll(places),
                        x.getDataType());
    }

    private static NDArray joined(NDArray one, NDArray other, int axis) {
        return other.size() == 0 ? one : NDArrays.concat(new NDList(one, other), axis);
    }
}
