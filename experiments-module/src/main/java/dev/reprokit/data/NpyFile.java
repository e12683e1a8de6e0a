package dev.reprokit.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': '([<|][iu][1248])', 'fortran_order': False, 'shape': \\(([0-9,"
                            + " ]+)\\),? *\\}\\s*");

    /**
     * Reads a file of integers.
     *
     * @throws DataException if it is not an npy file, is damaged, or holds other numbers than
     *     integers
     */
    static NpyFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < PREFIX + Integer.BYTES
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataException(
                    "%s is not an .npy file: it does not begin with NumPy's mark".formatted(file));
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
        String text = new String(bytes, start, length, StandardCharsets.US_ASCII);
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            throw new DataException(
                    "%s: expected integers row by row, found the header %s"
                            .formatted(file, text.strip()));
        }
        int[] shape =
                Arrays.stream(header.group(2).split(","))
                        .map(String::strip)
                        .filter(size -> !size.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .toArray();
        long expected = header.group(1).charAt(2) - '0';
        for (int size : shape) {
            expected *= size;
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
                file, header.group(1), shape, buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Converts the numbers to {@code int}.
     *
     * @throws DataException if one is too large
     */
    int[] integers() throws DataException {
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
}
