package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.result.TrialRow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with a trial's progress and the state that it needs to continue:
 *
 * <ol>
 *   <li>the line {@value #FORMAT}
 *   <li>a line of JSON, a {@link Header}
 *   <li>the arrays that the header names, in its order, each in DJL's own encoding ({@link
 *       NDArray#encode()}): raw bytes, so that every bit of a float is kept
 *   <li>SHA-256 over everything before, 32 bytes
 * </ol>
 *
 * It appears whole or not at all, even if its writer is killed or the power fails, so that the one
 * before it need not be kept.
 *
 * @param path its path
 */
record CheckpointFile(Path path) {
    private static final String FORMAT = "ReproKit checkpoint 2";
    private static final int DIGEST_BYTES = 32;

    /**
     * The description of a checkpoint.
     *
     * @param key digest of everything that can change the trial's metrics
     * @param progress the trial's progress
     * @param ended the trial's row in {@code trials.csv} if it has ended; null otherwise
     * @param metricsBytes length in bytes of the metrics of the epochs so far
     * @param metricsSha256 their SHA-256
     * @param rightSha256 SHA-256 of the answers to the test images; null before there are any
     * @param arrays the names of the arrays
     */
    record Header(
            String key,
            TrialProgress progress,
            TrialRow ended,
            long metricsBytes,
            String metricsSha256,
            String rightSha256,
            List<String> arrays) {}

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Replaces the file.
     *
     * @param header description, including the names of the arrays
     * @param state the arrays, on any device
     * @param forced whether to wait until it is on the disk
     */
    void write(Header header, Map<String, NDArray> state, boolean forced) throws IOException {
        AtomicFile.Contents contents =
                file -> {
                    DigestOutputStream out = new DigestOutputStream(file, Sha256.start());
                    writeLine(out, FORMAT);
                    writeLine(out, JsonFile.text(header));
                    for (String name : header.arrays()) {
                        out.write(encode(state.get(name)));
                    }
                    file.write(out.getMessageDigest().digest());
                };
        if (forced) {
            AtomicFile.write(path, contents);
        } else {
            AtomicFile.writeUnforced(path, contents);
        }
    }

    private static void writeLine(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] encode(NDArray array) {
        // DJL's encoding of an array on a GPU leaves a copy on the array's manager.
        NDArray copy = array.duplicate();
        try (NDManager scope = array.getManager().newSubManager()) {
            copy.attach(scope);
            return copy.encode();
        }
    }

    /**
     * Reads and checks everything except the arrays.
     *
     * @throws IOException if the file has another format, is cut off or was changed; the message
     *     says so
     */
    Header header() throws IOException {
        return header(checked());
    }

    /**
     * Reads the arrays.
     *
     * @param manager owns them
     * @return arrays by name, in the order in which they were written
     * @throws IOException as {@link #header()}
     */
    Map<String, NDArray> state(NDManager manager) throws IOException {
        InputStream in = checked();
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (String name : header(in).arrays()) {
            state.put(name, manager.decode(in));
        }
        return state;
    }

    private Header header(InputStream in) throws IOException {
        return JsonFile.parse(line(in), Header.class);
    }

    /** Returns the contents between the first line and the digest. */
    private InputStream checked() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String format = line(new ByteArrayInputStream(bytes));
        if (!format.equals(FORMAT)) {
            throw new IOException(
                    "it begins with '%.40s' instead of '%s'".formatted(format, FORMAT));
        }
        int length = Math.max(0, bytes.length - DIGEST_BYTES);
        byte[] expected = Arrays.copyOfRange(bytes, length, bytes.length);
        byte[] found = Sha256.start().digest(Arrays.copyOf(bytes, length));
        if (!Arrays.equals(found, expected)) {
            throw new IOException(
                    "it is cut off or was changed: its SHA-256 is %s, but it ends with %s"
                            .formatted(
                                    HexFormat.of().formatHex(found),
                                    HexFormat.of().formatHex(expected)));
        }
        InputStream contents = new ByteArrayInputStream(bytes, 0, length);
        line(contents);
        return contents;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
