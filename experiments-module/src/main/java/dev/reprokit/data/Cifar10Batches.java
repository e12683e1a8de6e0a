package dev.reprokit.data;

import dev.reprokit.internal.file.Sha256;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first images of the six batch files, filled in as the files are read, in any order. A file is
 * a sequence of records: one byte for the label, then 3 x 32 x 32 pixels.
 */
final class Cifar10Batches {
    private static final List<String> TRAIN_FILES =
            List.of(
                    "data_batch_1.bin",
                    "data_batch_2.bin",
                    "data_batch_3.bin",
                    "data_batch_4.bin",
                    "data_batch_5.bin");
    private static final String TEST_FILE = "test_batch.bin";

    /** The names of all six files. */
    static final List<String> FILES =
            List.of(
                    TRAIN_FILES.get(0),
                    TRAIN_FILES.get(1),
                    TRAIN_FILES.get(2),
                    TRAIN_FILES.get(3),
                    TRAIN_FILES.get(4),
                    TEST_FILE);

    private static final int CLASSES = 10;
    private static final int SIDE = 32;
    private static final int PIXELS = 3 * SIDE * SIDE;

    private final int imagesPerFile;
    private final byte[] trainPixels;
    private final int[] trainLabels;
    private final byte[] testPixels;
    private final int[] testLabels;
    private final Map<String, String> digests = new TreeMap<>();

    /** Allocates room for the first training and test images. */
    Cifar10Batches(int imagesPerFile, int train, int test) {
        this.imagesPerFile = imagesPerFile;
        trainPixels = new byte[train * PIXELS];
        trainLabels = new int[train];
        testPixels = new byte[test * PIXELS];
        testLabels = new int[test];
    }

    /**
     * Checks that six files have enough images.
     *
     * @throws DataException if more are wanted
     */
    static void requireAvailable(int imagesPerFile, int train, int test) throws DataException {
        requireAvailable("training", train, TRAIN_FILES.size() * imagesPerFile);
        requireAvailable("test", test, imagesPerFile);
    }

    private static void requireAvailable(String kind, int wanted, int available)
            throws DataException {
        if (wanted > available) {
            throw new DataException(
                    "%d %s images asked for; CIFAR-10 has %d".formatted(wanted, kind, available));
        }
    }

    /** {@return the length of a file with that many images, in bytes} */
    static long fileBytes(int images) {
        return (long) images * (1 + PIXELS);
    }

    /**
     * Reads one file.
     *
     * @param name one of {@link #FILES}
     * @param where the file's name for error messages
     * @param size its length in bytes
     * @param in its contents
     */
    void read(String name, String where, long size, InputStream in) throws IOException {
        int expected = (int) fileBytes(imagesPerFile);
        if (size != expected) {
            throw wrongSize(where, expected, size);
        }
        byte[] records = in.readNBytes(expected);
        if (records.length != expected) {
            throw wrongSize(where, expected, records.length);
        }
        checkLabels(records, where);
        digests.put(name, Sha256.of(records));
        if (name.equals(TEST_FILE)) {
            copy(records, 0, testPixels, testLabels);
        } else {
            copy(records, TRAIN_FILES.indexOf(name) * imagesPerFile, trainPixels, trainLabels);
        }
    }

    private static DataException wrongSize(String where, long expected, long seen) {
        return new DataException(
                "%s is %s: expected %,d bytes, found %,d. Fetch it again. %s"
                        .formatted(
                                where,
                                seen < expected ? "truncated" : "too long",
                                expected,
                                seen,
                                Cifar10.WHAT_TO_SET));
    }

    private static void checkLabels(byte[] records, String where) throws DataException {
        for (int at = 0; at < records.length; at += 1 + PIXELS) {
            int label = Byte.toUnsignedInt(records[at]);
            if (label >= CLASSES) {
                throw new DataException(
                        "%s is damaged: image %d has label %d, expected 0 to %d. Fetch it again. %s"
                                .formatted(
                                        where,
                                        at / (1 + PIXELS),
                                        label,
                                        CLASSES - 1,
                                        Cifar10.WHAT_TO_SET));
            }
        }
    }

    private void copy(byte[] records, int first, byte[] pixels, int[] labels) {
        int images = Math.min(imagesPerFile, labels.length - first);
        for (int image = 0; image < images; image++) {
            int from = image * (1 + PIXELS);
            labels[first + image] = records[from];
            System.arraycopy(records, from + 1, pixels, (first + image) * PIXELS, PIXELS);
        }
    }

    /** Returns the names of the files that were not read yet. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(FILES);
        missing.removeAll(digests.keySet());
        return missing;
    }

    /** Returns the SHA-256 of each file read so far, by name. */
    Map<String, String> digests() {
        return digests;
    }

    LabelledImages train() {
        return new LabelledImages(3, SIDE, SIDE, trainPixels, trainLabels, CLASSES);
    }

    LabelledImages test() {
        return new LabelledImages(3, SIDE, SIDE, testPixels, testLabels, CLASSES);
    }
}
