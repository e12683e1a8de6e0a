package dev.reprokit.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of unsigned bytes in MNIST's idx format: two zero bytes, the type 8, and the number of
 * dimensions; each dimension's size as a big-endian 32-bit number; then the bytes, with the last
 * dimension varying fastest.
 *
 * @param where the file's name for error messages
 * @param count size of the first dimension
 * @param bytes the whole file, unpacked
 * @param header number of bytes before the contents
 */
record IdxFile(Path where, int count, byte[] bytes, int header) {
    private static final int UNSIGNED_BYTES = 8;

    /** Length of MNIST's training images. Reading stops there, even if the file is endless. */
    private static final int MOST_BYTES = 4 * Integer.BYTES + 60_000 * 28 * 28;

    /**
     * Reads a file whose items all have the same size.
     *
     * @param file the file, gzipped or not, whatever its name
     * @param item sizes of the second and further dimensions; none for labels
     * @throws DataException if it is not an idx file of this shape, or is damaged
     */
    static IdxFile read(Path file, int... item) throws IOException {
        byte[] bytes = unpacked(file);
        int dimensions = 1 + item.length;
        int header = Integer.BYTES * (1 + dimensions);
        if (bytes.length < header) {
            throw wrongSize(file, header, bytes.length);
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        int magic = UNSIGNED_BYTES << 8 | dimensions;
        expect(file, "magic number", magic, numbers.getInt());
        int count = numbers.getInt();
        long size = Integer.toUnsignedLong(count);
        for (int dimension = 0; dimension < item.length; dimension++) {
            expect(file, "size of dimension " + (dimension + 2), item[dimension], numbers.getInt());
            size *= item[dimension];
        }
        if (bytes.length != header + size) {
            throw wrongSize(file, header + size, bytes.length);
        }
        return new IdxFile(file, count, bytes, header);
    }

    private static byte[] unpacked(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferedInputStream packed = new BufferedInputStream(Files.newInputStream(file))) {
            Optional<FileKind> kind = FileKind.ahead(packed);
            if (kind.isPresent() && kind.get() != FileKind.GZIP) {
                throw new DataException(
                        "%s is not an idx file but %s. %s"
                                .formatted(file, kind.get().words(), Mnist.WHAT_TO_SET));
            }
            copy(kind.isPresent() ? new GZIPInputStream(packed) : packed, bytes);
        } catch (EOFException e) {
            // A cut gzip file is told by the length that the unpacked header states.
        } catch (ZipException e) {
            throw new DataException(
                    "%s is damaged: it cannot be unpacked (%s). Fetch it again. %s"
                            .formatted(file, e.getMessage(), Mnist.WHAT_TO_SET),
                    e);
        }
        if (bytes.size() > MOST_BYTES) {
            throw new DataException(
                    "%s is too long: it has more than the %,d bytes of MNIST's longest. %s"
                            .formatted(file, MOST_BYTES, Mnist.WHAT_TO_SET));
        }
        return bytes.toByteArray();
    }

    private static void copy(InputStream in, ByteArrayOutputStream bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int n = in.read(buffer);
        while (n >= 0 && bytes.size() <= MOST_BYTES) {
            bytes.write(buffer, 0, n);
            n = in.read(buffer);
        }
    }

    private static void expect(Path file, String what, int expected, int found)
            throws DataException {
        if (found != expected) {
            throw new DataException(
                    "%s is not the expected idx file: its %s is %d, expected %d. %s"
                            .formatted(file, what, found, expected, Mnist.WHAT_TO_SET));
        }
    }

    private static DataException wrongSize(Path file, long expected, long found) {
        return new DataException(
                "%s is %s: expected %,d bytes unpacked, found %,d. Fetch it again. %s"
                        .formatted(
                                file,
                                found < expected ? "truncated" : "too long",
                                expected,
                                found,
                                Mnist.WHAT_TO_SET));
    }
}
