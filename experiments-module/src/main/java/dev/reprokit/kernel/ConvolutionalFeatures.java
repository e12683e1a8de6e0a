package dev.reprokit.kernel;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.linalg.Matrix;

/**
 * Images as points: each image becomes one vector of features, computed by a convolutional network
 * with one layer of random filters (Coates and Ng 2012). A filter responds to each patch (square of
 * 6x6 pixels, at every position in the image) with a number z, see {@link RandomFilters}. With the
 * threshold t = 0.25, {@code max(0, z - t)} and {@code max(0, -z - t)} are summed over the patches
 * of each quadrant of the image; if the number of positions along a side is odd, the middle ones
 * belong to the upper or left quadrant. This gives eight coordinates per filter.
 *
 * <p>The coordinates of all images may not fit into memory together, so {@link #part} computes them
 * for one group of up to 256 filters per call. In the group's matrix they are ordered by quadrant
 * (upper left, upper right, lower left, lower right), then sign ({@code z}, {@code -z}), then
 * filter, which varies fastest.
 */
public final class ConvolutionalFeatures implements Points {
    private static final int QUADRANTS = 4;

    /** The threshold t of Coates and Ng (2011), for responses of filters of length 1. */
    static final double THRESHOLD = 0.25;

    private static final int FILTERS_PER_PART = 256;

    /**
     * The largest number of rows of the matrix that one call of {@link #part} returns: 2,048, which
     * is eight coordinates for each of up to 256 filters. That matrix has one column per image, so
     * that it takes at most 2,048 doubles, 16 KiB, per image; callers estimate from this number how
     * much memory they need.
     */
    public static final int LARGEST_PART = 2 * QUADRANTS * FILTERS_PER_PART;

    private final float[] numbers;
    private final RandomFilters filters;
    private final Patches patches;

    /**
     * Creates one point per image. The central square of each image is standardised by its own mean
     * and deviation; its side is the one for which the filters were drawn. The coordinates are
     * computed when {@link #part} asks for them.
     *
     * @param images the images, with as many channels as those from which the filters were drawn
     * @param filters filters drawn from training images; use the same ones for training and test
     *     images, so that their points can be compared
     * @throws IllegalArgumentException if the images are smaller than the square
     */
    public ConvolutionalFeatures(LabelledImages images, RandomFilters filters) {
        this.filters = filters;
        patches = filters.patches();
        numbers = Transforms.standardised(images, patches.side());
    }

    @Override
    public int size() {
        return numbers.length / patches.image();
    }

    @Override
    public int parts() {
        return (filters.weights().length + FILTERS_PER_PART - 1) / FILTERS_PER_PART;
    }

    @Override
    public Matrix part(int part) {
        int from = part * FILTERS_PER_PART;
        int count = Math.min(FILTERS_PER_PART, filters.weights().length - from);
        double[][] weights = new double[count][];
        double[] start = new double[count];
        for (int filter = 0; filter < count; filter++) {
            weights[filter] = filters.weights()[from + filter];
            start[filter] = -filters.offsets()[from + filter];
        }
        int positions = patches.positions() * patches.positions();
        Matrix features = Matrix.zeros(2 * QUADRANTS * count, size());
        try (Matrix filter = Matrix.ofColumns(weights);
                Matrix cut = Matrix.zeros(patches.size(), positions);
                Matrix responses = Matrix.zeros(count, positions)) {
            for (int image = 0; image < size(); image++) {
                cut(image, cut);
                for (int position = 0; position < positions; position++) {
                    responses.setColumn(position, start);
                }
                responses.addProduct(1, filter, true, cut, false);
                features.setColumn(image, pooled(responses));
            }
        }
        return features;
    }

    private void cut(int image, Matrix cut) {
        double[] patch = new double[patches.size()];
        for (int top = 0, at = 0; top < patches.positions(); top++) {
            for (int left = 0; left < patches.positions(); left++, at++) {
                patches.cut(numbers, image, top, left, patch);
                cut.setColumn(at, patch);
            }
        }
    }

    /** Sums the responses, ordered by quadrant, then sign, then filter. */
    private double[] pooled(Matrix responses) {
        int filter = responses.rows();
        int positions = patches.positions();
        double[] sums = new double[2 * QUADRANTS * filter];
        for (int at = 0; at < responses.columns(); at++) {
            double[] z = responses.column(at);
            int lower = 2 * (at / positions) < positions ? 0 : 1;
            int right = 2 * (at % positions) < positions ? 0 : 1;
            int quadrant = 2 * filter * (2 * lower + right);
            for (int i = 0; i < filter; i++) {
                sums[quadrant + i] += Math.max(0, z[i] - THRESHOLD);
                sums[quadrant + filter + i] += Math.max(0, -z[i] - THRESHOLD);
            }
        }
        return sums;
    }
}
