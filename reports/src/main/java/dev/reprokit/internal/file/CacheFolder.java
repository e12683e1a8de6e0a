package dev.reprokit.internal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a cache: finished results in {@code entries}, unfinished ones in {@code
 * unfinished}, measurements of the machine in {@code paces}, and a {@code CACHEDIR.TAG}. The tag
 * tells backup programs to skip the folder, and ReproKit that the folder is its own. Other files in
 * it are never touched. Whoever uses it holds a {@link FolderLock} on it.
 *
 * @param path the absolute path of the folder
 */
public record CacheFolder(Path path) {
    private static final String SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";
    private static final String UNFINISHED_TAG = ".CACHEDIR.TAG.";
    private static final String OURS = "# This folder is a cache of ReproKit's.";

    private static final Set<String> OF_GIT = Set.of(".gitignore", ".gitattributes", ".gitkeep");

    /** Names what a result holds: {@code entries/SUBJECT/DIGEST/entry.json}. */
    public static final String MANIFEST = "entry.json";

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Measurements that earlier versions left. */
    private static final String PACKING = "packing";

    /**
     * Creates the folder if it does not exist, and checks that it can be written. A tag that is
     * empty or lost is written again.
     *
     * @throws IOException if it cannot be written, or if it holds other files than a cache; the
     *     message names the folder
     */
    public void make() throws IOException {
        requireOurs();
        if (!hasTag()) {
            writeTag();
        }
        Files.createDirectories(entries());
        Files.createDirectories(unfinished());
        for (Path written : List.of(unfinished(), entries())) {
            Files.delete(Files.createTempFile(written, "probe", null));
        }
    }

    /**
     * Checks whether the folder is a cache from which results can be read.
     *
     * @return true if it is one of ReproKit's, and can be read
     * @throws IOException if its tag cannot be read
     */
    public boolean isReadable() throws IOException {
        return isOurs() && Files.isReadable(entries());
    }

    /**
     * Checks that the folder may become a cache, or is one.
     *
     * @throws IOException if it holds other files than a cache, or cannot be read; the message
     *     names the folder
     */
    public void requireOurs() throws IOException {
        if (isAnothers()) {
            throw new IOException(path + " holds other files than a cache of ReproKit's");
        }
    }

    /**
     * Checks whether the folder belongs to another program, so that {@link #make()} would refuse
     * it. A folder with {@code entries} whose tag is empty or lost is ours if it also has {@code
     * unfinished} or a result, as one that has come by git or was copied in part. Files by which
     * git is told what to do there belong to nobody.
     *
     * @return true if the folder exists and holds other files than a cache of ReproKit's
     * @throws IOException if it cannot be read, or is not a folder
     */
    public boolean isAnothers() throws IOException {
        // The tag is checked last: another process may be creating the folder at this moment.
        return Files.exists(path) && holdsMoreThanTags() && !isOurs();
    }

    private void writeTag() throws IOException {
        AtomicFile.write(
                tag(),
                """
                %s
                %s
                # The goal repro:clean empties it. See https://bford.info/cachedir/
                """
                        .formatted(SIGNATURE, OURS));
        AtomicFile.force(path);
    }

    private boolean holdsMoreThanTags() throws IOException {
        return holdsMoreThan(name -> isTemporary(name) || OF_GIT.contains(name));
    }

    private static boolean isTemporary(String name) {
        return name.startsWith(UNFINISHED_TAG) || FolderLock.isItsFile(name);
    }

    /**
     * Empties the cache and removes its folder. If other files lie in the folder, they and the tag
     * stay, so that the folder can be used again.
     *
     * @param notes receives a message if nothing keeps others from using it meanwhile
     * @return the number of freed bytes; 0 if there is no such folder
     * @throws FolderLock.HeldException if a run uses it; nothing is removed
     * @throws IOException if the folder is not a cache of ReproKit's, or if a file cannot be
     *     removed
     */
    public long clear(Consumer<String> notes) throws IOException {
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
        try (FolderLock lock = FolderLock.alone(path, "goal clean", notes)) {
            return clear();
        }
    }

    private long clear() throws IOException {
        if (!hasTag()) {
            writeTag();
        }
        long freed = 0;
        for (Path made : List.of(entries(), unfinished(), paces(), path.resolve(PACKING))) {
            freed += size(made);
            delete(made);
        }
        if (!holdsMoreThan(
                name -> name.equals(tag().getFileName().toString()) || isTemporary(name))) {
            try {
                delete(path);
            } catch (FileSystemException e) {
                // Windows keeps the lock's open file; a folder without entries hurts nobody.
            }
        }
        return freed;
    }

    /** {@return the folder of finished results, which holds one folder per result} */
    public Path entries() {
        return path.resolve("entries");
    }

    /**
     * {@return the folder in which results are written before they are moved to {@link #entries()}}
     */
    public Path unfinished() {
        return path.resolve("unfinished");
    }

    /** {@return the folder with measurements of how fast trials run on a machine} */
    public Path paces() {
        return path.resolve("paces");
    }

    private Path tag() {
        return path.resolve("CACHEDIR.TAG");
    }

    /** A power loss, or a copy in part, may take the tag and leave the rest. */
    private boolean isOurs() throws IOException {
        return hasTag()
                || tagText().isEmpty()
                        && Files.isDirectory(entries())
                        && (Files.isDirectory(unfinished()) || holdsResult());
    }

    private boolean holdsResult() throws IOException {
        try (Stream<Path> files = Files.walk(entries())) {
            return files.anyMatch(
                    file ->
                            file.endsWith(MANIFEST)
                                    && DIGEST.matcher(file.getParent().getFileName().toString())
                                            .matches());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean hasTag() throws IOException {
        String text = tagText();
        return text.startsWith(SIGNATURE) && text.contains(OURS);
    }

    private String tagText() throws IOException {
        try {
            return Files.readString(tag());
        } catch (NoSuchFileException e) {
            return "";
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
     * Adds up the sizes of all files below a folder. Files that another process deletes meanwhile
     * are ignored.
     *
     * @param folder the folder; it need not exist
     * @return the size in bytes; 0 if there is no such folder
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
     * Removes a folder with all its contents. Links are removed, not followed. Another process may
     * be removing the same folder.
     *
     * @param folder the folder; it need not exist
     * @throws IOException if a file cannot be removed
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

    /** Ignores files that another process deletes during the walk. */
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
