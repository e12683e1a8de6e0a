package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** MNIST's files with twelve training and three test images. */
final class TinyMnist {
    static final int TRAIN = 12;
    static final int TEST = 3;
    static final int PIXELS = 784;

    private TinyMnist() {}

    /** The files' contents; image i has label i mod 10 in both kinds, and random pixels. */
    static Map<String, byte[]> files() {
        RandomGenerator random = RandomStream.of(1, "tiny MNIST");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(Mnist.TRAIN_IMAGES, images(TRAIN, random));
        files.put(Mnist.TRAIN_LABELS, labels(TRAIN));
        files.put(Mnist.TEST_IMAGES, images(TEST, random));
        files.put(Mnist.TEST_LABELS, labels(TEST));
        return files;
    }

    private static byte[] images(int count, RandomGenerator random) {
        byte[] pixels = new byte[count * PIXELS];
        random.nextBytes(pixels);
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(count)
                .putInt(28)
                .putInt(28)
                .put(pixels)
                .array();
    }

    private static byte[] labels(int count) {
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int image = 0; image < count; image++) {
            labels.put((byte) (image % 10));
        }
        return labels.array();
    }

    /** Writes the files into a folder. */
    static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Writes the files into a folder, each gzipped. */
    static void writeGzipped(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".gz"), gzipped(file.getValue()));
        }
    }

    static byte[] gzipped(byte[] contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(contents);
        }
        return bytes.toByteArray();
    }
}
