package dev.reprokit.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests, written as 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Computes the digest of some bytes.
     *
     * @param parts the bytes, in parts that are digested one after another
     * @return 64 hexadecimal digits
     */
    public static String of(byte[]... parts) {
        MessageDigest digest = start();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Computes the digest of a file.
     *
     * @param file the file
     * @return 64 hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        MessageDigest digest = start();
        update(digest, file);
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Adds a file's bytes to a digest.
     *
     * @param digest the digest to continue
     * @param file the file
     * @throws IOException if it cannot be read
     */
    public static void update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    /**
     * Returns the digest of what was added so far; more can be added afterwards.
     *
     * @param digest a digest of {@link #start}
     * @return 64 hexadecimal digits
     */
    public static String soFar(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the platform's SHA-256 can be copied", e);
        }
    }

    /** {@return a new digest to which nothing was added} */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
