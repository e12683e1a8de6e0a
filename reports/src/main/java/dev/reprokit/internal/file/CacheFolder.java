package dev.reprokit.internal.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of a cache: results in {@code entries}, unfinished ones in {@code unfinished}, what
 * was measured of the machine in {@code packing}, and a {@code CACHEDIR.TAG}, by which backups know
 * that they need not keep it and we that it is ours. Nothing else in it is ever touched.
 *
 * @param path the folder, absolute
 */
public record CacheFolder(Path path) {
    private static final String SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";
    private static final String UNFINISHED_TAG = "CACHEDIR.TAG-";
    private static final String OURS = "# This folder is a cache of ReproKit's.";

    /**
     * Makes the folder if need be.
     *
     * @throws IOException if it cannot be written, or holds other things than a cache; the message
     *     names it
     */
    public void make() throws IOException {
        if (!isOurs()) {
            if (isAnothers()) {
                throw new IOException(path + " holds other files than a cache of ReproKit's");
            }
            writeTag();
        }
        Files.createDirectories(entries());
        Files.createDirectories(unfinished());
        Files.delete(Files.createTempFile(unfinished(), "probe", null));
    }

    /**
     * Whether there is a folder that {@link #make()} would refuse.
     *
     * @return whether it holds other things than a cache of ours
     * @throws IOException if it cannot be read, or is no folder
     */
    public boolean isAnothers() throws IOException {
        // Another process may be making it, and have come further in the meantime: asked last.
        return Files.exists(path) && holdsMoreThanTags() && !isOurs();
    }

    /** Under a name of its own first: no process sees half a tag, or moves another one's. */
    private void writeTag() throws IOException {
        Path own = path.resolve(UNFINISHED_TAG + UUID.randomUUID());
        AtomicFile.write(
                own,
                """
                %s
                %s
                # The goal repro:clean empties it. See https://bford.info/cachedir/
                """
                        .formatted(SIGNATURE, OURS));
        Files.move(own, tag(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean holdsMoreThanTags() throws IOException {
        return holdsMoreThan(name -> name.startsWith(UNFINISHED_TAG));
    }

    /**
     * Removes what {@link #make()} and its users made; other files stay, and with them the tag, so
     * that the folder can be used again.
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
            if (!holdsMoreThanTags()) {
                return 0;
            }
            throw new IOException(
                    "%s is no cache of ReproKit's, there is no %s of ours in it: nothing was removed"
                            .formatted(path, tag().getFileName()));
        }
        long freed = 0;
        for (Path made : List.of(entries(), unfinished(), packing())) {
            freed += size(made);
            delete(made);
        }
        if (!holdsMoreThan(tag().getFileName().toString()::equals)) {
            Files.delete(tag());
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

    /** {@return where it is remembered how many trials at once pay on a machine} */
    public Path packing() {
        return path.resolve("packing");
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

    private boolean holdsMoreThan(Predicate<String> names) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new NotDirectoryException(path.toString());
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(file -> !names.test(file.getFileName().toString()));
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
