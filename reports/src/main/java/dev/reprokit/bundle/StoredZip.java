package dev.reprokit.bundle;

import dev.reprokit.internal.file.AtomicFile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip file of which every byte follows from the names and contents of its files. They are
 * stored, not compressed: what a compressor writes depends on the version of the JDK's zlib.
 */
final class StoredZip {
    /**
     * A time that a zip file holds alike everywhere. The earliest one, 1980-01-01T00:00, does not
     * do: {@link ZipEntry} takes it for one before 1980, and adds the instant that it is in the
     * system's time zone.
     */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StoredZip() {}

    /**
     * Writes the file.
     *
     * @param folder holds the files
     * @param paths their paths in the folder, with slashes, in the order of the zip file
     */
    static void write(Path zip, Path folder, List<String> paths) throws IOException {
        AtomicFile.write(zip, out -> write(out, folder, paths));
    }

    private static void write(OutputStream out, Path folder, List<String> paths)
            throws IOException {
        ZipOutputStream entries = new ZipOutputStream(out);
        for (String path : paths) {
            byte[] contents = Files.readAllBytes(folder.resolve(path));
            CRC32 checksum = new CRC32();
            checksum.update(contents);
            ZipEntry entry = new ZipEntry(path);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(contents.length);
            entry.setCrc(checksum.getValue());
            entry.setTimeLocal(TIME);
            entries.putNextEntry(entry);
            entries.write(contents);
            entries.closeEntry();
        }
        // The caller closes the stream.
        entries.finish();
    }
}
