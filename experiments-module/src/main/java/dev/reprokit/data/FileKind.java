package dev.reprokit.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of file, told by its first bytes whatever its name says. Servers and browsers unpack files
 * without renaming them, and save web pages under the names of files.
 */
enum FileKind {
    GZIP("a gzip file", "\u001f\u008b"),
    TAR("a tar archive", ".{257}ustar"),
    NPY("an array in NumPy's format", "\u0093NUMPY"),
    ZIP("a zip file, such as NumPy's .npz", "PK\u0003\u0004"),
    XZ("an xz file", "\u00fd7zXZ"),
    BZIP2("a bzip2 file", "BZh[1-9]"),
    SEVEN_ZIP("a 7z file", "7z\u00bc\u00af"),
    PICKLE("a Python pickle", "\u0080[\u0002-\u0005]"),
    MATLAB("a MATLAB file", "MATLAB [57]"),
    HDF5("an HDF5 file", "\u0089HDF"),
    PARQUET("a Parquet file", "PAR1"),
    LFS_POINTER("a pointer of Git LFS, whose file was not fetched", "version https://git-lfs"),
    WEB_PAGE("a web page", "(?i)\\s*<(!doctype|html|head|\\?xml)");

    /** Enough to see a tar archive. */
    private static final int FIRST = 512;

    private final String words;
    private final Pattern beginning;

    FileKind(String words, String beginning) {
        this.words = words;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** {@return what it is, with its article} */
    String words() {
        return words;
    }

    /**
     * Looks at the next bytes of a stream and leaves them there.
     *
     * @return the kind; empty if the bytes tell none
     */
    static Optional<FileKind> ahead(BufferedInputStream in) throws IOException {
        in.mark(FIRST);
        byte[] first = in.readNBytes(FIRST);
        in.reset();
        return of(first);
    }

    /**
     * Tells the kind of a file.
     *
     * @param first its first bytes; at most 512 are looked at
     * @return the kind; empty if the bytes tell none
     */
    static Optional<FileKind> of(byte[] first) {
        String text =
                new String(first, 0, Math.min(first.length, FIRST), StandardCharsets.ISO_8859_1);
        return Stream.of(values())
                .filter(kind -> kind.beginning.matcher(text).lookingAt())
                .findFirst();
    }
}
