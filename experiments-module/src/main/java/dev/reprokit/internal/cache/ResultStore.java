package dev.reprokit.internal.cache;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stores results by key; processes and, if they share the folder, machines share them. An entry is
 * a folder of files at {@code entries/SUBJECT/DIGEST}. The subject names the thing that was
 * computed, for people and for {@link #nearest}; the digest is the key's. Entries appear whole and
 * never change, and they are verified on every use. While it is open, {@code repro:clean} removes
 * nothing. A cache that can only be read is used, and nothing is stored in it.
 */
public final class ResultStore implements AutoCloseable {
    private static final String MANIFEST = CacheFolder.MANIFEST;

    /**
     * The longest time that another process takes to remove the oldest entries of a large cache.
     */
    private static final Duration OTHERS_TRIM = Duration.ofMinutes(1);

    private static final Duration UNUSED = Duration.ofDays(1);

    private final CacheFolder folder;
    private final long maxBytes;
    private final Consumer<String> notes;
    private final FolderLock lock;
    private final boolean writable;
    private boolean toldOfFormat;
    private final Set<Path> inUse = new HashSet<>();

    /** Entries that stay until a result takes their place: someone may be able to mend them. */
    private final Set<Path> damaged = new HashSet<>();

    /**
     * Opens a cache and creates its folder if it is missing.
     *
     * @param directory its folder
     * @param maxBytes its largest size in bytes
     * @param user who uses it, in words, for those who want to empty it meanwhile
     * @param notes receives messages about damaged entries, whose results are computed again, and
     *     about a folder that can only be read
     * @throws FolderLock.HeldException if it is being emptied
     * @throws IOException if the folder cannot be made, or is not a cache
     */
    public ResultStore(Path directory, long maxBytes, String user, Consumer<String> notes)
            throws IOException {
        this.folder = new CacheFolder(directory);
        this.maxBytes = maxBytes;
        this.notes = notes;
        folder.requireOurs();
        lock = FolderLock.within(OTHERS_TRIM, () -> FolderLock.shared(directory, user, notes));
        try {
            writable = make();
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** {@return whether results can be stored} */
    private boolean make() throws IOException {
        try {
            folder.make();
            return true;
        } catch (IOException e) {
            if (!folder.isReadable()) {
                throw e;
            }
            notes.accept(
                    "the cache %s is only read, nothing is stored in it: %s"
                            .formatted(folder.path(), e));
            return false;
        }
    }

    /** Writes the files of an entry. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes the files.
         *
         * @param folder an empty folder; do not create folders in it
         * @throws IOException if they cannot be written
         */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Looks for a result. A damaged one is reported, and stays until {@link #publish} replaces it.
     *
     * @param subject the thing that was computed: names separated by slashes
     * @param key the inputs from which it was computed
     * @param files the names of files that the result must have
     * @return the folder of its files, each of them verified; empty if there is none
     * @throws IOException if the cache cannot be read
     */
    public synchronized Optional<Path> find(String subject, Key key, Set<String> files)
            throws IOException {
        Path entry = place(subject, key);
        if (!Files.exists(entry)) {
            return Optional.empty();
        }
        try {
            if (format(entry) != Entry.FORMAT) {
                noteOnceOfFormat(entry);
                return Optional.empty();
            }
            verify(entry, key, files);
            touch(entry.resolve(MANIFEST));
            inUse.add(entry);
            return Optional.of(entry);
        } catch (IOException e) {
            // Another process may have removed it just now.
            if (Files.exists(entry)) {
                discard(entry, e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static void touch(Path manifest) {
        try {
            Files.setLastModifiedTime(manifest, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // Only the owner of an entry can set the time of its last use; another user's entry is
            // as good.
        }
    }

    private void noteOnceOfFormat(Path entry) throws IOException {
        if (!toldOfFormat) {
            toldOfFormat = true;
            notes.accept(
                    "cache entries of another format are not used, their results are computed anew: %s has format %d, expected %d"
                            .formatted(entry, format(entry), Entry.FORMAT));
        }
    }

    private static void verify(Path entry, Key key, Set<String> files) throws IOException {
        Path manifest = entry.resolve(MANIFEST);
        Entry promised = JsonFile.read(manifest, Entry.class);
        if (!promised.key().equals(key)) {
            throw new IOException(
                    "%s is of the key %s, expected %s"
                            .formatted(manifest, promised.key().digest(), key.digest()));
        }
        if (!promised.files().keySet().containsAll(files)) {
            throw new IOException(
                    "%s names the files %s, expected %s"
                            .formatted(manifest, promised.files().keySet(), new TreeSet<>(files)));
        }
        for (Map.Entry<String, String> file : promised.files().entrySet()) {
            Path path = entry.resolve(file.getKey());
            if (!Files.exists(path)) {
                throw new IOException(path + " is missing");
            }
            String found = Sha256.of(path);
            if (!found.equals(file.getValue())) {
                throw new IOException(
                        "%s has SHA-256 %s, expected %s".formatted(path, found, file.getValue()));
            }
        }
    }

    private static int format(Path entry) throws IOException {
        Path manifest = entry.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            throw new IOException(manifest + " is missing");
        }
        Object format = JsonFile.read(manifest, Map.class).get("format");
        if (format instanceof Integer number) {
            return number;
        }
        throw new IOException("%s has no format, expected %d".formatted(manifest, Entry.FORMAT));
    }

    /**
     * Reports an entry that turned out to be useless. The next result of its key replaces it.
     *
     * @param entry a result of {@link #find}
     * @param defect the reason, in words
     */
    public synchronized void discard(Path entry, String defect) {
        notes.accept("a damaged cache entry is not used: %s".formatted(defect));
        inUse.remove(entry);
        damaged.add(entry);
    }

    /**
     * Stores a result, unless the cache can only be read. If another process has stored one under
     * this key in the meantime, that one stays.
     *
     * @param subject the thing that was computed: names separated by slashes
     * @param key the inputs from which it was computed
     * @param contents writes the files
     * @throws IOException if they cannot be written
     */
    public void publish(String subject, Key key, Contents contents) throws IOException {
        if (!writable) {
            return;
        }
        Path entry = use(place(subject, key));
        Files.createDirectories(folder.unfinished());
        // Java's temporary folder is closed to other users, and the entry would inherit that.
        Path unfinished =
                Files.createDirectory(folder.unfinished().resolve("entry-" + UUID.randomUUID()));
        try {
            // Several trials wait for the disk at the same time.
            contents.writeTo(unfinished);
            Map<String, String> digests = new HashMap<>();
            for (Path file : children(unfinished)) {
                AtomicFile.force(file);
                digests.put(file.getFileName().toString(), Sha256.of(file));
            }
            JsonFile.write(unfinished.resolve(MANIFEST), new Entry(key, digests));
            AtomicFile.force(unfinished);
            move(unfinished, entry);
            AtomicFile.force(entry.getParent());
        } finally {
            CacheFolder.delete(unfinished);
        }
    }

    private synchronized Path use(Path entry) {
        inUse.add(entry);
        return entry;
    }

    private synchronized void move(Path unfinished, Path entry) throws IOException {
        if (damaged.remove(entry)) {
            remove(entry);
        }
        removeOtherFormat(entry);
        Files.createDirectories(entry.getParent());
        try {
            Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(entry)) {
                throw e;
            }
        }
    }

    /** Makes room where an entry lies that this version does not read. */
    private void removeOtherFormat(Path entry) throws IOException {
        if (Files.exists(entry.resolve(MANIFEST)) && format(entry) != Entry.FORMAT) {
            remove(entry);
        }
    }

    /**
     * Removes a result, so that another can be stored.
     *
     * @param subject the thing that was computed
     * @param key the inputs from which it was computed
     * @throws IOException if it cannot be removed
     */
    public synchronized void forget(String subject, Key key) throws IOException {
        remove(place(subject, key));
    }

    /**
     * Returns the key of the result of the same subject that differs in the fewest inputs.
     *
     * @param subject the thing to compute
     * @param key a key without result
     * @return the other key; empty if the subject has no other result
     * @throws IOException if the cache cannot be read
     */
    public synchronized Optional<Key> nearest(String subject, Key key) throws IOException {
        return keys(subject).stream()
                .filter(other -> !other.equals(key))
                .min(Comparator.comparingInt(other -> key.differencesFrom(other).size()));
    }

    /**
     * Returns the keys of all results of a subject, in an order that depends on nothing but them.
     *
     * @param subject the thing that was computed
     * @throws IOException if the cache cannot be read
     */
    public synchronized List<Key> keys(String subject) throws IOException {
        List<Key> keys = new ArrayList<>();
        for (Path entry : children(folder.entries().resolve(subject))) {
            try {
                if (format(entry) == Entry.FORMAT) {
                    keys.add(JsonFile.read(entry.resolve(MANIFEST), Entry.class).key());
                } else {
                    noteOnceOfFormat(entry);
                }
            } catch (IOException e) {
                // Damage is found when the entry is used.
            }
        }
        keys.sort(Comparator.comparing(Key::digest));
        return keys;
    }

    /**
     * Removes the entries that were used longest ago until the cache is within its size; never
     * those that were found or stored through this object. While others use the cache, only entries
     * go that nobody has used for a day.
     *
     * @throws IOException if it cannot be read or removed
     */
    public synchronized void trim() throws IOException {
        if (!writable) {
            return;
        }
        boolean alone =
                lock.ifAlone(
                        () -> {
                            // Whoever was writing has been killed, whatever the clock says.
                            for (Path left : children(folder.unfinished())) {
                                CacheFolder.delete(left);
                            }
                            trim(Instant.MAX);
                        });
        if (!alone) {
            trim(Instant.now().minus(UNUSED));
        }
    }

    private void trim(Instant lastUse) throws IOException {
        List<Stored> stored = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.entries())) {
            for (Path manifest : files.filter(file -> file.endsWith(MANIFEST)).toList()) {
                Path entry = manifest.getParent();
                stored.add(
                        new Stored(
                                entry,
                                CacheFolder.size(entry),
                                Files.getLastModifiedTime(manifest).toInstant()));
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // Another process is trimming.
            return;
        }
        long bytes = stored.stream().mapToLong(Stored::bytes).sum();
        for (Stored oldest : stored.stream().sorted(Comparator.comparing(Stored::used)).toList()) {
            if (bytes > maxBytes
                    && !inUse.contains(oldest.entry())
                    && oldest.used().isBefore(lastUse)) {
                remove(oldest.entry());
                bytes -= oldest.bytes();
            }
        }
    }

    private record Stored(Path entry, long bytes, Instant used) {}

    private void remove(Path entry) throws IOException {
        if (!writable) {
            return;
        }
        Files.createDirectories(folder.unfinished());
        Path aside = folder.unfinished().resolve("removed-" + UUID.randomUUID());
        try {
            // Atomically, so that nobody sees half an entry.
            Files.move(entry, aside, StandardCopyOption.ATOMIC_MOVE);
            CacheFolder.delete(aside);
        } catch (NoSuchFileException e) {
            // Another process has removed it.
        }
    }

    private Path place(String subject, Key key) {
        return folder.entries().resolve(subject).resolve(key.digest());
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Lets others empty the cache. */
    @Override
    public void close() {
        lock.close();
    }
}
