package dev.reprokit.data;

import dev.reprokit.internal.file.Sha256;

import java.util.Arrays;
import java.util.Objects;

/**
 * Images of one size with their labels. The arrays are shared, not copied: nobody may change them.
 *
 * @param channels how many colour channels an image has
 * @param height rows of an image
 * @param width columns of an image
 * @param pixels unsigned bytes; image by image, in each channel by channel, then row, then column
 * @param labels the class of each image, 0 to {@code classes - 1}
 * @param classes how many classes there are
 */
public record LabelledImages(
        int channels, int height, int width, byte[] pixels, int[] labels, int classes) {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if the number of pixels is not that of the labels times
     *     channels, height and width, or a label is not a class
     */
    public LabelledImages {
        long expected = (long) labels.length * channels * height * width;
        if (pixels.length != expected) {
            throw new IllegalArgumentException(
                    "%d images of %d x %d x %d need %d pixels; there are %d"
                            .formatted(
                                    labels.length,
                                    channels,
                                    height,
                                    width,
                                    expected,
                                    pixels.length));
        }
        for (int image = 0; image < labels.length; image++) {
            if (labels[image] < 0 || labels[image] >= classes) {
                throw new IllegalArgumentException(
                        "the label of image %d is %d; expected 0 to %d"
                                .formatted(image, labels[image], classes - 1));
            }
        }
    }

    /**
     * Counts the images.
     *
     * @return how many there are
     */
    public int size() {
        return labels.length;
    }

    /**
     * Counts the numbers of one image.
     *
     * @return channels x height x width
     */
    public int pixelsPerImage() {
        return channels * height * width;
    }

    /**
     * Takes the first images.
     *
     * @param n how many
     * @return these, with their labels
     * @throws IllegalArgumentException if there are fewer
     */
    public LabelledImages first(int n) {
        if (n < 0 || n > size()) {
            throw new IllegalArgumentException(
                    "%d images asked for; there are %d".formatted(n, size()));
        }
        return range(0, n);
    }

    /**
     * Takes neighbouring images.
     *
     * @param from the first
     * @param to behind the last
     * @return these, with their labels
     * @throws IndexOutOfBoundsException if not all of them exist
     */
    public LabelledImages range(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return new LabelledImages(
                channels,
                height,
                width,
                Arrays.copyOfRange(pixels, from * pixelsPerImage(), to * pixelsPerImage()),
                Arrays.copyOfRange(labels, from, to),
                classes);
    }

    /**
     * Takes images in another order.
     *
     * @param indices which images, in the order wanted
     * @return these, with their labels
     * @throws IndexOutOfBoundsException if not all of them exist
     */
    public LabelledImages select(int... indices) {
        byte[] selected = new byte[indices.length * pixelsPerImage()];
        int[] theirs = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int image = Objects.checkIndex(indices[i], size());
            System.arraycopy(
                    pixels,
                    image * pixelsPerImage(),
                    selected,
                    i * pixelsPerImage(),
                    pixelsPerImage());
            theirs[i] = labels[image];
        }
        return new LabelledImages(channels, height, width, selected, theirs, classes);
    }

    /**
     * Digests what is here, however it was read or made.
     *
     * @return SHA-256 of all labels, a byte each, then all pixels, in hexadecimal
     */
    public String sha256() {
        byte[] bytes = new byte[size()];
        for (int image = 0; image < bytes.length; image++) {
            bytes[image] = (byte) labels[image];
        }
        return Sha256.of(bytes, pixels);
    }

    /**
     * The same images under other labels.
     *
     * @param others a label for each image
     * @return images that share these pixels
     * @throws IllegalArgumentException as the constructor
     */
    public LabelledImages withLabels(int[] others) {
        return new LabelledImages(channels, height, width, pixels, others, classes);
    }
}
