package dev.reprokit.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One array in NumPy's format: {@code 0x93 NUMPY}, the version, the length of the header and the
 * header, a Python dictionary of type, order and shape; then the numbers, row by row.
 *
 * @param where the file's name for error messages
 * @param type NumPy's name of the type, such as {@code |u1} for bytes or {@code <i4} for 32-bit
 *     integers
 * @param shape sizes of the dimensions
 * @param numbers the bytes of the numbers, little-endian
 */
record NpyFile(Path where, String type, int[] shape, ByteBuffer numbers) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX = MAGIC.length + 2;

    /**
     * Reads a file of integers or floating-point numbers.
     *
     * @throws DataException if it is not an npy file, is damaged, or holds something else
     */
    static NpyFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < PREFIX + Integer.BYTES
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataException(
                    "%s is not an .npy file%s"
                            .formatted(
                                    file,
                                    FileKind.of(bytes)
                                            .map(kind -> " but " + kind.words())
                                            .orElse(": it does not begin with NumPy's mark")));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean first = bytes[MAGIC.length] == 1;
        int length = first ? Short.toUnsignedInt(buffer.getShort(PREFIX)) : buffer.getInt(PREFIX);
        int start = PREFIX + (first ? Short.BYTES : Integer.BYTES);
        if (length < 0 || length > bytes.length - start) {
            throw new DataException(
                    "%s is truncated: its header has %,d bytes, the file %,d"
                            .formatted(file, length, bytes.length));
        }
        NpyHeader header =
                NpyHeader.of(file, new String(bytes, start, length, StandardCharsets.US_ASCII));
        long expected = header.type().charAt(2) - '0';
        for (int size : header.shape()) {
            // A product that does not fit is too large in any case.
            expected = Math.min(expected * size, 1L << 32);
        }
        long found = (long) bytes.length - start - length;
        if (found != expected) {
            throw new DataException(
                    "%s is %s: expected %,d bytes of numbers, found %,d"
                            .formatted(
                                    file,
                                    found < expected ? "truncated" : "too long",
                                    expected,
                                    found));
        }
        buffer.position(start + length);
        return new NpyFile(
                file, header.type(), header.shape(), buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Converts the numbers to {@code int}.
     *
     * @throws DataException if one is too large, or they are floating-point numbers
     */
    int[] integers() throws DataException {
        if (isFloatingPoint()) {
            throw new DataException(
                    "%s holds floating-point numbers (%s); expected integers"
                            .formatted(where, type));
        }
        int width = type.charAt(2) - '0';
        boolean unsigned = type.charAt(1) == 'u';
        int[] integers = new int[numbers.capacity() / width];
        for (int i = 0; i < integers.length; i++) {
            long number =
                    switch (width) {
                        case 1 -> unsigned ? numbers.get(i) & 0xff : numbers.get(i);
                        case 2 ->
                                unsigned
                                        ? numbers.getShort(2 * i) & 0xffff
                                        : numbers.getShort(2 * i);
                        case 4 ->
                                unsigned
                                        ? numbers.getInt(4 * i) & 0xffffffffL
                                        : numbers.getInt(4 * i);
                        default -> numbers.getLong(8 * i);
                    };
            if (number != (int) number) {
                throw new DataException(
                        "%s: number %d is %d, too large".formatted(where, i, number));
            }
            integers[i] = (int) number;
        }
        return integers;
    }

    private boolean isFloatingPoint() {
        return type.charAt(1) == 'f';
    }

    /**
     * Converts the numbers to {@code float}.
     *
     * @throws DataException if one is too large for an integer of 32 bits
     */
    float[] floats() throws DataException {
        if (!isFloatingPoint()) {
            int[] integers = integers();
            float[] floats = new float[integers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = integers[i];
            }
            return floats;
        }
        int width = type.charAt(2) - '0';
        float[] floats = new float[numbers.capacity() / width];
        for (int i = 0; i < floats.length; i++) {
            floats[i] =
                    width == Float.BYTES
                            ? numbers.getFloat(width * i)
                            : (float) numbers.getDouble(width * i);
        }
        return floats;
    }

    /**
     * Reads the numbers as labels of samples in another file.
     *
     * @param samples number of samples
     * @param of the file of the samples, for the error message
     * @throws DataException if they are no integers, or not one per sample
     */
    int[] labels(int samples, Path of) throws DataException {
        int[] labels = integers();
        if (shape.length != 1 || labels.length != samples) {
            throw new DataException(
                    "%s holds labels of shape %s; expected (%d), as %s has %d samples"
                            .formatted(
                                    where,
                                    Arrays.toString(shape),
                                    samples,
                                    of.getFileName(),
                                    samples));
        }
        return labels;
    }

    /**
     * Reorders the bytes of images: the file stores the channels of a pixel next to each other.
     *
     * @param images number of images
     * @param plane pixels per image
     * @param channels numbers per pixel
     * @return all bytes in the order image, channel, pixel
     */
    byte[] byChannel(int images, int plane, int channels) {
        byte[] pixels = new byte[images * channels * plane];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (channels * plane);
            int channel = i / plane % channels;
            pixels[i] = numbers.get((image * plane + i % plane) * channels + channel);
        }
        return pixels;
    }
}
