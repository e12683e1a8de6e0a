package dev.reprokit.record;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The folder of a cache: results in {@code entries}, unfinished ones in {@code unfinished}, and a
 * {@code CACHEDIR.TAG}, by which backups know that they need not keep it and we that it is ours.
 * Nothing else in it is ever touched.
 *
 * @param path the folder, absolute
 */
public record CacheFolder(Path path) {
    private static final String SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";
    private static final String OURS = "# This folder is a cache of ReproKit's.";

    /**
     * Makes the folder if need be.
     *
     * @throws IOException if it cannot be written, or holds other things than a cache; the message
     *     names it
     */
    public void make() throws IOException {
        if (!isOurs()) {
            if (Files.exists(path) && !isEmpty(path)) {
                throw new IOException(path + " holds other files than a cache of ReproKit's");
            }
            AtomicFile.write(
                    tag(),
                    """
                    %s
                    %s
                    # The goal repro:clean empties it. See https://bford.info/cachedir/
                    """
                            .formatted(SIGNATURE, OURS));
        }
        Files.createDirectories(entries());
        Files.createDirectories(unfinished());
        Files.delete(Files.createTempFile(unfinished(), "probe", null));
    }

    /**
     * Removes what {@link #make()} and its users made; other files stay.
     *
     * @return how many bytes were freed; 0 where there is no such folder
     * @throws IOException if there is such a folder and it is no cache of ours, or a file cannot be
     *     removed
     */
    public long clear() throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        if (!isOurs()) {
            if (isEmpty(path)) {
                return 0;
            }
            throw new IOException(
                    "%s is no cache of ReproKit's, there is no %s of ours in it: nothing was removed"
                            .formatted(path, tag().getFileName()));
        }
        long freed = size(entries()) + size(unfinished());
        delete(entries());
        delete(unfinished());
        Files.delete(tag());
        if (isEmpty(path)) {
            Files.delete(path);
        }
        return freed;
    }

    /** {@return where results lie, each in a folder of its own} */
    public Path entries() {
        return path.resolve("entries");
    }

    /** {@return where results are written before they are moved to their place} */
    public Path unfinished() {
        return path.resolve("unfinished");
    }

    private Path tag() {
        return path.resolve("CACHEDIR.TAG");
    }

    private boolean isOurs() throws IOException {
        try {
            String text = Files.readString(tag());
            return text.startsWith(SIGNATURE) && text.contains(OURS);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /**
     * Adds up the sizes of all files below a folder.
     *
     * @param folder what another process may be changing
     * @return bytes; 0 where there is no such folder
     * @throws IOException if it cannot be read
     */
    public static long size(Path folder) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(
                folder,
                new PassingBy() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        bytes[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }
                });
        return bytes[0];
    }

    /**
     * Removes a folder with all that is in it; links are removed, not followed.
     *
     * @param folder what another process may be removing too
     * @throws IOException if something cannot be removed
     */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new PassingBy() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException e)
                            throws IOException {
                        if (e == null) {
                            Files.deleteIfExists(visited);
                        }
                        return super.postVisitDirectory(visited, e);
                    }
                });
    }

    /** What has gone in the meantime is passed by. */
    private static class PassingBy extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
            if (e == null || e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
