package dev.reprokit.plugin.fork;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files that no other user can read, since options of JVMs and of Spark may hold secrets.
 */
final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /**
     * Writes text. Where files have no owners in this sense, as on Windows, the folder's rules
     * hold.
     *
     * @param file replaced if it exists
     * @param text the contents
     * @param encoding the encoding of the contents
     * @throws IOException if it cannot be written
     */
    static void write(Path file, String text, Charset encoding) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel channel =
                        Files.newByteChannel(
                                file,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                attributes);
                var out = Channels.newOutputStream(channel)) {
            out.write(text.getBytes(encoding));
        }
    }
}
