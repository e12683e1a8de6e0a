package dev.reprokit.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of files: each file's name and length, then its bytes, so that no two trees collide. */
final class ContentDigest {
    private final MessageDigest sha256;

    ContentDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return SHA-256 of a file's bytes, in hexadecimal} */
    static String of(Path file) throws IOException {
        ContentDigest digest = new ContentDigest();
        digest.bytes(file);
        return digest.hex();
    }

    /** Adds all files below a folder, sorted by name; how many there are counts too. */
    void folder(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            text(files.size() + " files");
            for (Path file : files) {
                file(folder.relativize(file).toString().replace('\\', '/'), file);
            }
        }
    }

    /** Adds a file. */
    void file(String name, Path file) throws IOException {
        text(name + '\0' + Files.size(file));
        bytes(file);
    }

    private void bytes(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
    }

    private void text(String text) {
        sha256.update((text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the digest in hexadecimal; no more files can be added} */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
