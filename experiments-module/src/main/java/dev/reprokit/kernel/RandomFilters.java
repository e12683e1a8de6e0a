package dev.reprokit.kernel;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.linalg.Matrix;

import java.util.random.RandomGenerator;

/**
 * The filters of Coates and Ng's (2012) simplest dictionary: small squares (patches) cut out of the
 * training images at random, normalised in brightness and contrast, whitened (their coordinates
 * made uncorrelated, with equal variance) and scaled to length 1. A filter's response to a patch of
 * an image is its inner product with the whitened patch. {@link ConvolutionalFeatures} applies
 * them.
 *
 * @param patches size and normalisation of the patches
 * @param weights one array per filter that includes the whitening, so that it applies to a patch
 *     that is only normalised: their inner product, less the offset, is the response
 * @param offsets one number per filter, to be subtracted: its inner product with the mean patch
 */
public record RandomFilters(Patches patches, double[][] weights, double[] offsets) {
    private static final int WIDTH = 6;

    /** Number of patches from which the whitening is computed. */
    private static final int SAMPLE = 10_000;

    /** Constant added to the variance in each direction before whitening; 0.1 in Coates and Ng. */
    private static final double LEAST_VARIANCE = 0.1;

    /**
     * Draws filters from the images. It cuts patches (squares of 6x6 pixels) out at random places:
     * {@code count} of them, but at least 10,000. All are whitened, i.e. mapped linearly so that
     * their coordinates become uncorrelated with equal variance; the map is computed from all these
     * patches. The first {@code count} whitened patches, scaled to length 1, are the filters.
     *
     * @param images the training images
     * @param crop side of the central square that each image is cut to first, in pixels, from 6 to
     *     the smaller side of the images
     * @param count number of filters, at least 1; each gives an image eight features ({@link
     *     ConvolutionalFeatures})
     * @param random draws the patches
     * @return the filters
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
