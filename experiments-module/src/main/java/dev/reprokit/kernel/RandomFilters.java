package dev.reprokit.kernel;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.linalg.Matrix;

import java.util.random.RandomGenerator;

/**
 * The filters of Coates and Ng's (2012) simplest dictionary: small squares (patches) cut out of the
 * training images at random, normalised, whitened and scaled to length 1. {@link
 * ConvolutionalFeatures} applies them.
 *
 * <p>Normalising a patch replaces each of its numbers p by {@code x = (p - m) / sqrt(v + 0.003)},
 * with the mean m and variance v of all numbers of the patch. The response of filter i to a
 * normalised patch x is {@code weights[i] . x - offsets[i]}. It equals {@code f . W (x - x0)}, the
 * inner product of the unit vector f, which is filter i itself, with the whitened patch: x0 is the
 * mean of the normalised patches, and the symmetric matrix W makes their coordinates uncorrelated
 * with nearly equal variance.
 *
 * @param patches the numbers of channels and pixels of images and patches
 * @param weights one array {@code W f} per filter, each of channels x 6 x 6 numbers in the order
 *     channel, row, column (the column varies fastest)
 * @param offsets one number {@code W f . x0} per filter
 */
public record RandomFilters(Patches patches, double[][] weights, double[] offsets) {
    private static final int WIDTH = 6;

    /** Number of patches from which the whitening is computed. */
    private static final int SAMPLE = 10_000;

    /** Constant added to the variance in each direction before whitening; 0.1 in Coates and Ng. */
    private static final double LEAST_VARIANCE = 0.1;

    /**
     * Draws filters from the images. First, the central square of each image is cut out and
     * standardised by its own mean and deviation. From these squares, {@code max(count, 10000)}
     * patches of 6x6 pixels are drawn; the image and the position of each are uniformly random, so
     * that a patch may occur twice. Each patch is normalised to {@code (p - m) / sqrt(v + 0.003)},
     * with the mean m and variance v of its numbers p.
     *
     * <p>From the mean x0 of all patches and their covariance matrix {@code V D V^T} follows the
     * whitening {@code W (x - x0)} with {@code W = V (D + 0.1)^(-1/2) V^T}, which makes coordinates
     * uncorrelated with nearly equal variance. The first {@code count} whitened patches, each
     * divided by its length, are the filters.
     *
     * @param images the training images, at least one
     * @param crop side of the central square, in pixels, from 6 to the smaller side of the images
     * @param count number of filters, at least 1; each gives an image eight features ({@link
     *     ConvolutionalFeatures})
     * @param random draws image, row and column of each patch, in that order
     * @return the filters, in the order in which they were drawn
     * @throws IllegalArgumentException if {@code crop} is below 6 or larger than the images
     */
    public static RandomFilters draw(
            LabelledImages images, int crop, int count, RandomGenerator random) {
        Patches patches = new Patches(images.channels(), crop, WIDTH);
        float[] numbers = Transforms.standardised(images, crop);
        try (Matrix sample = sample(patches, numbers, Math.max(SAMPLE, count), random);
                Whitening whitening = Whitening.of(sample, LEAST_VARIANCE);
                Matrix white = whitening.apply(sample);
                Matrix folded = Matrix.zeros(patches.size(), white.columns())) {
            // f . W (x - mean) = W f . x - W f . mean, as W is symmetric.
            folded.addProduct(1, whitening.map(), false, white, false);
            double[][] weights = new double[count][];
            double[] offsets = new double[count];
            for (int filter = 0; filter < count; filter++) {
                double length = Math.sqrt(dot(white.column(filter), white.column(filter)));
                weights[filter] = folded.column(filter);
                for (int i = 0; i < patches.size(); i++) {
                    weights[filter][i] /= length;
                }
                offsets[filter] = dot(weights[filter], whitening.mean());
            }
            return new RandomFilters(patches, weights, offsets);
        }
    }

    private static Matrix sample(
            Patches patches, float[] numbers, int count, RandomGenerator random) {
        Matrix sample = Matrix.zeros(patches.size(), count);
        double[] patch = new double[patches.size()];
        for (int i = 0; i < count; i++) {
            patches.cut(
                    numbers,
                    random.nextInt(numbers.length / patches.image()),
                    random.nextInt(patches.positions()),
                    random.nextInt(patches.positions()),
                    patch);
            sample.setColumn(i, patch);
        }
        return sample;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
