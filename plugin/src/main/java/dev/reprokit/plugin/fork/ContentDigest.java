package dev.reprokit.plugin.fork;

import dev.reprokit.internal.file.Sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * SHA-256 of files. Each file counts with its name and length, then its bytes, so that different
 * trees never yield the same input.
 */
final class ContentDigest {
    private final MessageDigest sha256 = Sha256.start();

    /**
     * Adds the files of a folder or jar, sorted by name, and their number. Leaves out the files
     * that Maven adds to a jar, so that a folder and its jar have the same digest.
     */
    void code(Path element) throws IOException {
        if (Files.isDirectory(element)) {
            tree(element);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(element)) {
                tree(jar.getPath("/"));
            }
        }
    }

    private void tree(Path root) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .forEach(
                            file ->
                                    files.put(
                                            root.relativize(file).toString().replace('\\', '/'),
                                            file));
        }
        files.remove("META-INF/MANIFEST.MF");
        files.keySet().removeIf(name -> name.startsWith("META-INF/maven/"));
        text(files.size() + " files");
        for (Map.Entry<String, Path> file : files.entrySet()) {
            file(file.getKey(), file.getValue());
        }
    }

    /** Adds a file under a name. */
    void file(String name, Path file) throws IOException {
        text(name + '\0' + Files.size(file));
        Sha256.update(sha256, file);
    }

    /** Adds text. */
    void text(String text) {
        sha256.update((text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the digest in hexadecimal; no more files can be added} */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
