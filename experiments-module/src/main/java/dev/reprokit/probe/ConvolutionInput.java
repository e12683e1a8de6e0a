package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.nn.GradientMode;
import dev.reprokit.training.Classifier;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A convolution of a network as a bank of linear filters: its weights, and the patches of its input
 * that they are multiplied with. Both have their numbers in the order channel, row, column.
 */
public final class ConvolutionInput {
    private static final int BATCH = 250;

    private final Layers layers;
    private final String input;
    private final NDArray weight;

    private ConvolutionInput(Layers layers, String input, NDArray weight) {
        this.layers = layers;
        this.input = input;
        this.weight = weight;
    }

    /**
     * Finds a convolution of a network.
     *
     * @param network the network, a sequence of layers, which stays open for as long as this is
     *     used; it is not changed
     * @param convolution the layer's name, e.g. {@code conv2}
     * @return the convolution with its present weights
     * @throws IllegalArgumentException if the network is not a sequence of layers, or has no such
     *     convolution
     */
    public static ConvolutionInput of(Classifier network, String convolution) {
        Layers layers = new Layers(network.block());
        NDArray weight = layers.layer(convolution).getParameters().valueAt(0).getArray();
        if (weight.getShape().dimension() != 4) {
            throw new IllegalArgumentException(
                    "%s has weights of the shape %s, which are not those of a convolution of images"
                            .formatted(convolution, weight.getShape()));
        }
        List<String> names = layers.names();
        int number = names.indexOf(convolution);
        return new ConvolutionInput(
                layers, number == 0 ? ProbePoints.INPUT : names.get(number - 1), weight);
    }

    /** {@return the number of weights of a filter, which is that of the numbers of a patch} */
    public int size() {
        return (int) (weight.getShape().size() / weight.getShape().get(0));
    }

    /**
     * Copies the weights.
     *
     * @return (weights of a filter, filters), one column per filter; the caller closes it
     */
    public Matrix filters() {
        float[] numbers = weight.toFloatArray();
        double[][] filters = new double[(int) weight.getShape().get(0)][size()];
        for (int i = 0; i < numbers.length; i++) {
            filters[i / size()][i % size()] = numbers[i];
        }
        return Matrix.ofColumns(filters);
    }

    /**
     * Cuts patches out of the convolution's input, at places that are drawn with equal probability.
     * They lie wholly inside: none has the zeros that pad the borders.
     *
     * @param images the network's input, (images, channels, height, width)
     * @param atLeast number of patches; it is rounded up so that each image gives equally many
     * @param random draws the places
     * @return (numbers of a patch, patches), one column per patch; the caller closes it
     */
    public Matrix patches(NDArray images, int atLeast, RandomGenerator random) {
        GradientMode.off();
        long size = images.getShape().get(0);
        int perImage = (int) ((atLeast + size - 1) / size);
        double[][] patches = new double[(int) (perImage * size)][];
        for (long from = 0; from < size; from += BATCH) {
            NDIndex range = new NDIndex().addSliceDim(from, Math.min(size, from + BATCH));
            int first = (int) from * perImage;
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray batch = images.get(scope, range);
                if (input.equals(ProbePoints.INPUT)) {
                    cut(batch, perImage, random, patches, first);
                } else {
                    layers.run(
                            batch,
                            (name, output) -> {
                                if (name.equals(input)) {
                                    cut(output, perImage, random, patches, first);
                                }
                            });
                }
            }
        }
        return Matrix.ofColumns(patches);
    }

    private void cut(
            NDArray maps, int perImage, RandomGenerator random, double[][] patches, int first) {
        Shape shape = maps.getShape();
        Shape kernel = weight.getShape();
        int rows = (int) (shape.get(2) - kernel.get(2) + 1);
        int columns = (int) (shape.get(3) - kernel.get(3) + 1);
        float[] numbers = maps.toFloatArray();
        int count = (int) shape.get(0) * perImage;
        for (int i = 0; i < count; i++) {
            int top = random.nextInt(rows);
            int left = random.nextInt(columns);
            patches[first + i] = patch(numbers, shape, i / perImage, top, left);
        }
    }

    private double[] patch(float[] numbers, Shape shape, int image, int top, int left) {
        Shape kernel = weight.getShape();
        int channels = (int) shape.get(1);
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        double[] patch = new double[size()];
        int next = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < kernel.get(2); row++) {
                int from = ((image * channels + channel) * height + top + row) * width + left;
                for (int column = 0; column < kernel.get(3); column++) {
                    patch[next++] = numbers[from + column];
                }
            }
        }
        return patch;
    }
}
