package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The corrupted inputs of Zhang et al. (2017, section 2): shuffled pixels, random pixels and
 * Gaussian images. Labels stay the same. The paper's networks see the central square of each image,
 * so crop first ({@link Transforms#centreCrop}): a crop of shuffled images would drop random
 * pixels.
 *
 * <p>All channels of a pixel move together.
 */
public final class PixelCorruption {
    private static final int BRIGHTEST = 255;

    private PixelCorruption() {}

    /**
     * Draws one permutation of the pixels, to be used for training and test images alike.
     *
     * @param images images of the size to permute; only height and width are used
     * @param random draws the permutation, each with the same probability
     * @return array of length height x width: element i is the index, before shuffling, of the
     *     pixel that moves to index i. The pixel in a given row and column has the index row x
     *     width + column
     */
    public static int[] order(LabelledImages images, RandomGenerator random) {
        return RandomStream.permutation(images.height() * images.width(), random);
    }

    /**
     * Shuffles the pixels of all images by the same permutation.
     *
     * @param images the images; not changed
     * @param order a permutation from {@link #order}: element i is the index of the pixel that
     *     moves to index i
     * @return images of the same size, with the same labels
     * @throws IllegalArgumentException if {@code order} does not contain each index from 0 to
     *     height x width - 1 once
     */
    public static LabelledImages shuffled(LabelledImages images, int[] order) {
        int places = images.height() * images.width();
        if (!IntStream.of(order)
                .sorted()
                .boxed()
                .toList()
                .equals(IntStream.range(0, places).boxed().toList())) {
            throw new IllegalArgumentException(
                    "expected a permutation of %d pixels, with each of 0 to %d once"
                            .formatted(places, places - 1));
        }
        byte[] pixels = new byte[images.pixels().length];
        for (int image = 0; image < images.size(); image++) {
            reorder(images, image, order, pixels);
        }
        return with(images, pixels);
    }

    /**
     * Shuffles the pixels of each image by a permutation of its own.
     *
     * @param images the images; not changed
     * @param random draws one permutation per image, each permutation with the same probability
     * @return images of the same size, with the same labels
     */
    public static LabelledImages random(LabelledImages images, RandomGenerator random) {
        byte[] pixels = new byte[images.pixels().length];
        for (int image = 0; image < images.size(); image++) {
            reorder(images, image, order(images, random), pixels);
        }
        return with(images, pixels);
    }

    /**
     * Creates Gaussian images: each number is drawn from a normal distribution with the mean and
     * variance of its channel over all pixels of the given images. (Zhang et al. 2017 leave open
     * whether per channel or over all channels.) Numbers are rounded and clipped to 0 to 255, which
     * narrows a wide distribution a little.
     *
     * @param images the images whose mean, variance, size and labels are used; not changed
     * @param random draws the numbers, image by image
     * @return images of the same size, with the same labels
     */
    public static LabelledImages gaussian(LabelledImages images, RandomGenerator random) {
        int places = images.height() * images.width();
        double[] means = new double[images.channels()];
        double[] deviations = new double[images.channels()];
        for (int channel = 0; channel < images.channels(); channel++) {
            long sum = 0;
            long squares = 0;
            for (int image = 0; image < images.size(); image++) {
                int from = (image * images.channels() + channel) * places;
                for (int i = from; i < from + places; i++) {
                    int value = Byte.toUnsignedInt(images.pixels()[i]);
                    sum += value;
                    squares += (long) value * value;
                }
            }
            double n = (double) images.size() * places;
            means[channel] = sum / n;
            deviations[channel] =
                    Math.sqrt(Math.max(0, squares / n - means[channel] * means[channel]));
        }
        byte[] pixels = new byte[images.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / places % images.channels();
            double value = means[channel] + deviations[channel] * random.nextGaussian();
            pixels[i] = (byte) Math.max(0, Math.min(BRIGHTEST, Math.round(value)));
        }
        return with(images, pixels);
    }

    private static void reorder(LabelledImages images, int image, int[] order, byte[] pixels) {
        for (int channel = 0; channel < images.channels(); channel++) {
            int plane = (image * images.channels() + channel) * order.length;
            for (int place = 0; place < order.length; place++) {
                pixels[plane + place] = images.pixels()[plane + order[place]];
            }
        }
    }

    private static LabelledImages with(LabelledImages images, byte[] pixels) {
        return new LabelledImages(
                images.channels(),
                images.height(),
                images.width(),
                pixels,
                images.labels(),
                images.classes());
    }
}
