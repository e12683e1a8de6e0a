package dev.reprokit.internal.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes files that appear whole, even after a power loss: first under a temporary name of its own
 * in the same folder, then forced to the disk, then moved to their place. A name therefore stands
 * for all of the old contents or all of the new ones: where the move did not reach the disk, the
 * old file is still there, so that no second copy of it need be kept. Only a killed writer leaves
 * its temporary file, {@code .NAME.RANDOM.tmp}.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the contents of a file. */
    @FunctionalInterface
    public interface Contents {

        /**
         * Writes all contents.
         *
         * @param out the stream to write to, buffered; the caller closes it
         * @throws IOException if they cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes UTF-8 text.
     *
     * @param file the file; its folder is created if it does not exist
     * @param text the contents
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes bytes.
     *
     * @param file the file; its folder is created if it does not exist
     * @param contents writes the contents
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Contents contents) throws IOException {
        write(file, contents, true);
    }

    /**
     * Writes bytes without waiting for the disk: after a power loss the file may be gone, or empty.
     * For what can be had again at once, or tells by a digest that it is damaged.
     *
     * @param file the file; its folder is created if it does not exist
     * @param contents writes the contents
     * @throws IOException if it cannot be written
     */
    public static void writeUnforced(Path file, Contents contents) throws IOException {
        write(file, contents, false);
    }

    private static void write(Path file, Contents contents, boolean force) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        // Files.createTempFile would close the file to other users.
        Path temporary = folder.resolve(".%s.%s.tmp".formatted(shortName(file), UUID.randomUUID()));
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                contents.writeTo(out);
                out.flush();
                if (force) {
                    channel.force(true);
                }
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Returns what the name of the temporary file can hold: systems allow 255 bytes in all. */
    private static String shortName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, Math.min(name.length(), 50));
    }

    /**
     * Waits until the contents of a file, or the names in a folder, are on the disk. A folder is
     * passed over where the system cannot do that.
     *
     * @param path the file or folder
     * @throws IOException if a file's contents cannot be written
     */
    public static void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(
                        path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; some file systems of networks do not know how.
            if (!folder) {
                throw e;
            }
        }
    }
}
