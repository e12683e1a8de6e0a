package dev.reprokit.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as data set pages print it. */
public final class Sha256 {
    private Sha256() {}

    /**
     * The digest of all parts in a row.
     *
     * @param parts bytes
     * @return 64 lower-case hexadecimal digits
     */
    public static String of(byte[]... parts) {
        MessageDigest digest = start();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** {@return a digest of nothing yet} */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
