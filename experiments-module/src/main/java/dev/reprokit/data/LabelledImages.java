package dev.reprokit.data;

import dev.reprokit.internal.file.Sha256;

import java.util.Arrays;
import java.util.Objects;

/**
 * Images of one size with their labels. The arrays are shared, not copied: do not change them.
 *
 * @param channels number of colour channels, e.g. 3
 * @param height rows of an image, in pixels
 * @param width columns of an image, in pixels
 * @param pixels unsigned bytes in the order image, channel, row, column (the column varies fastest)
 * @param labels the class of each image, from 0 to {@code classes - 1}
 * @param classes number of classes
 */
public record LabelledImages(
        int channels, int height, int width, byte[] pixels, int[] labels, int classes) {

    /**
     * Checks that pixels and labels fit the numbers of images and classes.
     *
     * @throws IllegalArgumentException if the number of pixels is not images x channels x height x
     *     width, or a label is outside 0 to {@code classes - 1}
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

    /** {@return the number of images} */
    public int size() {
        return labels.length;
    }

    /** {@return the number of bytes per image, channels x height x width} */
    public int pixelsPerImage() {
        return channels * height * width;
    }

    /**
     * Selects the first images.
     *
     * @param n number of images
     * @return the first {@code n} images with their labels; these images themselves if that is all
     *     of them
     * @throws IllegalArgumentException if there are fewer
     */
    public LabelledImages first(int n) {
        if (n < 0 || n > size()) {
            throw new IllegalArgumentException(
                    "%d images asked for; there are %d".formatted(n, size()));
        }
        return n == size() ? this : range(0, n);
    }

    /**
     * Selects neighbouring images.
     *
     * @param from index of the first image
     * @param to index after the last image
     * @return images {@code from} to {@code to - 1} with their labels
     * @throws IndexOutOfBoundsException if some of them do not exist
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
     * Selects images by index.
     *
     * @param indices indices of the images, in the wanted order
     * @return these images with their labels
     * @throws IndexOutOfBoundsException if some of them do not exist
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
     * Computes a digest of labels and pixels, however they were read or generated.
     *
     * @return SHA-256 of all labels, one byte per label, then all pixels, in lower-case hexadecimal
     */
    public String sha256() {
        byte[] bytes = new byte[size()];
        for (int image = 0; image < bytes.length; image++) {
            bytes[image] = (byte) labels[image];
        }
        return Sha256.of(bytes, pixels);
    }

    /**
     * Returns the same images with other labels.
     *
     * @param others one label per image, from 0 to {@code classes - 1}
     * @return images that share these pixels
     * @throws IllegalArgumentException if there is another number of labels than of images, or a
     *     label is not a class
     */
    public LabelledImages withLabels(int[] others) {
        return new LabelledImages(channels, height, width, pixels, others, classes);
    }
}
