package dev.reprokit.internal.harness.trial;

import dev.reprokit.internal.file.Sha256;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The contents of a file or folder.
 *
 * @param sha256 of a file, SHA-256 of its bytes; of a folder, SHA-256 over the names of everything
 *     in and below it, sorted, and the files' contents. Equal contents have equal digests on all
 *     machines
 * @param description its size in words
 */
record FileDigest(String sha256, String description) {

    /**
     * Reads a file, or all files of a folder. Symbolic links are followed.
     *
     * @throws IOException if something cannot be read
     */
    static FileDigest of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return new FileDigest(
                    Sha256.of(path), "a file of %,d bytes".formatted(Files.size(path)));
        }
        MessageDigest digest = Sha256.start();
        int files = 0;
        for (Map.Entry<String, Path> entry : entries(path).entrySet()) {
            boolean file = !Files.isDirectory(entry.getValue());
            String content = file ? Sha256.of(entry.getValue()) : "folder";
            // No name contains a zero byte, which therefore separates names and contents.
            digest.update(
                    "%s\0%s\0".formatted(entry.getKey(), content).getBytes(StandardCharsets.UTF_8));
            files += file ? 1 : 0;
        }
        return new FileDigest(
                HexFormat.of().formatHex(digest.digest()),
                "a folder of %,d %s".formatted(files, files == 1 ? "file" : "files"));
    }

    private static SortedMap<String, Path> entries(Path folder) throws IOException {
        SortedMap<String, Path> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            all.forEach(
                    path ->
                            entries.put(
                                    folder.relativize(path)
                                            .toString()
                                            .replace(File.separatorChar, '/'),
                                    path));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return entries;
    }
}
