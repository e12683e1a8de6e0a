package dev.reprokit.internal.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A lock on a folder, held by one process alone or shared by several. The operating system frees it
 * when the process ends, however it ends. It consists of the file {@code .lock}, which is locked,
 * and {@code .lock.json}, which says who took it last.
 *
 * <p>The system gives locks to processes: a process that closes a file loses its locks on it, even
 * those that it took by another way. So there is one open file per folder here, which the users in
 * this process share, and a file that other code of this process has locked is never closed.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = ".lock";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Map<Path, OpenFile> OPEN = new HashMap<>();
    private static final List<FileChannel> NEVER_CLOSED = new ArrayList<>();

    private final Path folder;
    private final OpenFile file;
    private boolean closed;

    private FolderLock(Path folder, OpenFile file) {
        this.folder = folder;
        this.file = file;
    }

    /** The open file of a folder; guarded by {@link #OPEN}. Without a channel nothing is locked. */
    private static final class OpenFile {
        private final @Nullable FileChannel channel;
        private @Nullable FileLock lock;
        private int users = 1;

        OpenFile(@Nullable FileChannel channel, @Nullable FileLock lock) {
            this.channel = channel;
            this.lock = lock;
        }

        boolean isShared() {
            return lock != null && lock.isShared();
        }
    }

    /** Thrown when somebody else holds the lock; the message names the folder and the holder. */
    public static final class HeldException extends IOException {
        private static final long serialVersionUID = 1;

        private HeldException(Path folder) {
            super(
                    "%s is used by %s"
                            .formatted(folder, LockHolder.inWords(folder.resolve(FILE + ".json"))));
        }

        /** {@return the message about a run folder, with what its user can do} */
        public String ofRunFolder() {
            return getMessage()
                    + ": wait until it ends, or choose another folder with -Drepro.outputDirectory=";
        }
    }

    /**
     * Takes the lock alone.
     *
     * @param folder the folder; it is created if it does not exist
     * @param use what for, for those who come later, e.g. {@code goal run}
     * @param notes receives a message if the file system has no locks; the result then locks
     *     nothing
     * @throws HeldException if somebody else holds it
     * @throws IOException if the folder cannot be written
     */
    public static FolderLock alone(Path folder, String use, Consumer<String> notes)
            throws IOException {
        Files.createDirectories(folder);
        return take(folder.toRealPath(), false, use, notes);
    }

    /**
     * Takes the lock together with others who share it.
     *
     * @param folder the folder; it is created if it does not exist. If it cannot be written and
     *     nobody has locked it yet, the result locks nothing
     * @param use what for, for those who come later
     * @param notes as in {@link #alone}
     * @throws HeldException if somebody holds it alone
     * @throws IOException if the folder cannot be created
     */
    public static FolderLock shared(Path folder, String use, Consumer<String> notes)
            throws IOException {
        Files.createDirectories(folder);
        return take(folder.toRealPath(), true, use, notes);
    }

    /**
     * Tests if a file belongs to a lock.
     *
     * @param name the name of a file in a folder
     */
    static boolean isItsFile(String name) {
        return name.startsWith(FILE) || name.startsWith("." + FILE);
    }

    /** Takes a lock. */
    @FunctionalInterface
    public interface Attempt {
        /**
         * Takes it.
         *
         * @throws HeldException if somebody else holds it
         * @throws IOException if the folder cannot be used
         */
        FolderLock take() throws IOException;
    }

    /**
     * Takes a lock that its holder is about to give back.
     *
     * @param patience the longest time to wait
     * @param attempt takes the lock
     * @return the lock
     * @throws HeldException if somebody still holds it then
     * @throws IOException if the folder cannot be used
     */
    public static FolderLock within(Duration patience, Attempt attempt) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return attempt.take();
            } catch (HeldException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private static FolderLock take(Path folder, boolean shared, String use, Consumer<String> notes)
            throws IOException {
        // Before it is taken: others are to read it as soon as they meet the lock.
        LockHolder holder = LockHolder.here(use);
        synchronized (OPEN) {
            OpenFile here = OPEN.get(folder);
            if (here == null) {
                here = open(folder, shared, notes);
                if (here.lock != null) {
                    OPEN.put(folder, here);
                }
            } else if (shared && here.isShared()) {
                here.users++;
            } else {
                throw new HeldException(folder);
            }
            sign(folder, holder);
            return new FolderLock(folder, here);
        }
    }

    private static void sign(Path folder, LockHolder holder) {
        try {
            JsonFile.write(folder.resolve(FILE + ".json"), holder);
        } catch (IOException e) {
            // Whoever comes later is told of another process.
        }
    }

    private static OpenFile open(Path folder, boolean shared, Consumer<String> notes)
            throws IOException {
        Path path = folder.resolve(FILE);
        create(path);
        Object opened = identity(path);
        FileChannel channel = channel(path, shared, notes);
        if (channel == null) {
            return new OpenFile(null, null);
        }
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock == null) {
                throw new HeldException(folder);
            }
            if (Files.notExists(path) || !Objects.equals(opened, identity(path))) {
                // Another process has just removed the folder, and this lock would hold nobody up.
                Files.createDirectories(folder);
                return open(folder, shared, notes);
            }
            kept = true;
            return new OpenFile(channel, lock);
        } catch (OverlappingFileLockException e) {
            kept = true;
            NEVER_CLOSED.add(channel);
            throw new HeldException(folder);
        } catch (HeldException e) {
            throw e;
        } catch (IOException e) {
            notes.accept(
                    "%s is on a file system without locks, so nothing keeps two builds from using it at once: %s"
                            .formatted(folder, e.getMessage()));
            return new OpenFile(null, null);
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static void create(Path path) {
        try {
            Files.createFile(path);
        } catch (IOException e) {
            // It is there, or opening it says why not.
        }
    }

    /**
     * Returns what tells a file from one of the same name; null if there is none, or on Windows.
     */
    private static @Nullable Object identity(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns null if there is nothing to be locked in a folder that can only be read. */
    private static @Nullable FileChannel channel(Path path, boolean shared, Consumer<String> notes)
            throws IOException {
        try {
            return FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            if (!shared) {
                throw e;
            }
            if (Files.exists(path)) {
                return FileChannel.open(path, StandardOpenOption.READ);
            }
            if (Files.isWritable(path.getParent())) {
                notes.accept("nothing keeps another build from emptying the folder: " + e);
            }
            return null;
        }
    }

    /**
     * Does something while nobody else shares the lock, also not within this process.
     *
     * @param work what to do
     * @return false if somebody else holds it, so that nothing was done
     * @throws IOException if the work fails
     */
    public boolean ifAlone(Work work) throws IOException {
        synchronized (OPEN) {
            FileChannel channel = file.channel;
            FileLock lock = file.lock;
            if (channel == null
                    || lock == null
                    || file.users > 1
                    || !Files.isWritable(folder.resolve(FILE))) {
                return false;
            }
            lock.release();
            try (FileLock alone = channel.tryLock()) {
                if (alone != null) {
                    work.run();
                }
                return alone != null;
            } finally {
                // Waits for one who took it alone in this moment.
                file.lock = channel.lock(0, Long.MAX_VALUE, true);
            }
        }
    }

    /** Something to be done while a lock is held alone. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @throws IOException if it fails
         */
        void run() throws IOException;
    }

    /**
     * Gives the lock back.
     *
     * @throws UncheckedIOException if the system does not take it
     */
    @Override
    public void close() {
        synchronized (OPEN) {
            if (closed) {
                return;
            }
            closed = true;
            file.users--;
            FileChannel channel = file.channel;
            if (file.users == 0 && channel != null) {
                OPEN.remove(folder);
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
