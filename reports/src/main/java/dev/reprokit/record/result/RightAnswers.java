package dev.reprokit.record.result;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * The test images that a trial (a setting run with one seed) classified right after its last epoch,
 * one bit per image, in the order of the data set.
 */
public final class RightAnswers {
    private final int images;
    private final BitSet right;

    private RightAnswers(int images, BitSet right) {
        this.images = images;
        this.right = right;
    }

    /**
     * Packs answers.
     *
     * @param right whether each test image was classified right, at least one image
     * @return the same, packed
     * @throws IllegalArgumentException if there is no image
     */
    public static RightAnswers of(boolean[] right) {
        if (right.length == 0) {
            throw new IllegalArgumentException("there is no test image");
        }
        BitSet bits = new BitSet(right.length);
        for (int image = 0; image < right.length; image++) {
            bits.set(image, right[image]);
        }
        return new RightAnswers(right.length, bits);
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @param bytes the number of images and their bits
     * @return the answers
     * @throws IllegalArgumentException if the number of images and the number of bits contradict
     *     each other; the message says how
     */
    public static RightAnswers parse(byte[] bytes) {
        if (bytes.length <= Integer.BYTES) {
            throw new IllegalArgumentException(
                    "%s bytes are too few for a number of images and their bits"
                            .formatted(bytes.length));
        }
        int images = ByteBuffer.wrap(bytes).getInt();
        BitSet bits = BitSet.valueOf(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
        if (images < 1
                || bytes.length - Integer.BYTES != bytesFor(images)
                || bits.length() > images) {
            throw new IllegalArgumentException(
                    "%s bytes are not the bits of %s images".formatted(bytes.length, images));
        }
        return new RightAnswers(images, bits);
    }

    private static int bytesFor(int images) {
        return (int) ((images + Byte.SIZE - 1L) / Byte.SIZE);
    }

    /**
     * Packs the answers for a file.
     *
     * @return the number of images as four bytes, the highest first, then a bit per image: the
     *     first image is the lowest bit of the first byte, and the bits after the last image are 0
     */
    public byte[] bytes() {
        byte[] bytes = new byte[Integer.BYTES + bytesFor(images)];
        ByteBuffer.wrap(bytes).putInt(images).put(right.toByteArray());
        return bytes;
    }

    /** {@return the number of test images, at least 1} */
    public int images() {
        return images;
    }

    /** {@return the number of images that were classified right} */
    public int count() {
        return right.cardinality();
    }

    /**
     * Tells whether an image was classified right.
     *
     * @param image its index in the test set, from 0
     * @return true if it was
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public boolean isRight(int image) {
        return right.get(Objects.checkIndex(image, images));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RightAnswers answers
                && images == answers.images
                && right.equals(answers.right);
    }

    @Override
    public int hashCode() {
        return 31 * images + right.hashCode();
    }

    /** {@return e.g. {@code 412 of 500 images right}} */
    @Override
    public String toString() {
        return "%s of %s images right".formatted(count(), images);
    }
}
