package dev.reprokit.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole: written beside their place, then moved there. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes UTF-8 text.
     *
     * @param file where to; its folder is made if need be
     * @param text the contents
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
