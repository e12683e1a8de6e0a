package dev.reprokit.internal.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The process that holds a {@link FolderLock}, as it describes itself.
 *
 * @param process its process id
 * @param host the name of its machine
 * @param since when it took the lock, in UTC
 * @param use what for, e.g. {@code goal run}
 */
record LockHolder(long process, String host, String since, String use) {
    private static final String HERE = hostName();

    /** {@return this process, which takes a lock now} */
    static LockHolder here(String use) {
        return new LockHolder(
                ProcessHandle.current().pid(),
                HERE,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                use);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed machine";
        }
    }

    /**
     * Describes who holds a lock.
     *
     * @param file what the latest holder wrote; it may have been killed, and another may not have
     *     written yet
     * @return e.g. {@code process 4711 of ada since 2026-11-28T12:00:00Z (goal run)}
     */
    static String inWords(Path file) {
        try {
            LockHolder holder = JsonFile.read(file, LockHolder.class);
            boolean gone = holder.host.equals(HERE) && ProcessHandle.of(holder.process).isEmpty();
            return gone ? "another process" : holder.inWords();
        } catch (IOException e) {
            return "another process";
        }
    }

    private String inWords() {
        return "process %s of %s since %s (%s)".formatted(process, host, since, use);
    }
}
