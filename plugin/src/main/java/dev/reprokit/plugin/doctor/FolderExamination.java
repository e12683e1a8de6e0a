package dev.reprokit.plugin.doctor;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.plugin.fork.FreeSpace;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.run.CachePolicy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The examination of the folders that a run writes: write access and free space. */
public final class FolderExamination {
    /**
     * The bytes that metrics and checkpoints of small networks need; with less, a run breaks off.
     */
    private static final long LEAST = 100L << 20;

    /** The bytes that a page and checkpoints of the largest networks need, trained side by side. */
    private static final long ENOUGH = 1L << 30;

    private FolderExamination() {}

    /** A source of the bytes that can be written at a place; empty if they are unknown. */
    interface Room {
        OptionalLong at(Path existing);
    }

    /** {@return the free space as the operating system reports it} */
    public static Room room() {
        return FreeSpace::at;
    }

    /** Examines the run folder, which need not exist yet. */
    public static Finding buildFolder(Path folder, Room room) {
        String subject = "build folder";
        String elsewhere =
                "Choose a folder that can be written, and has room, with"
                        + " -Drepro.outputDirectory=, or free some.";
        Path existing = ParameterCheck.existing(folder);
        if (!isWritable(existing)) {
            return Finding.wrong(subject, existing + " cannot be written", elsewhere);
        }
        OptionalLong free = room.at(existing);
        String text = "%s, %s".formatted(folder, inWords(free));
        if (isBelow(LEAST, free)) {
            return Finding.wrong(subject, text, elsewhere);
        }
        return isBelow(ENOUGH, free)
                ? Finding.warn(subject, text, elsewhere)
                : Finding.ok(subject, text);
    }

    private static boolean isBelow(long bytes, OptionalLong free) {
        return free.isPresent() && free.getAsLong() < bytes;
    }

    private static String inWords(OptionalLong free) {
        return free.isPresent()
                ? Numbers.gibibytes(free.getAsLong()) + " free"
                : "free space unknown";
    }

    /** Examines the cache, which need not exist yet. */
    public static Finding cache(CachePolicy policy, Room room) {
        String subject = "cache";
        Path folder = Path.of(policy.directory());
        String elsewhere = "Choose another folder with -Drepro.cacheDirectory=";
        Path existing = ParameterCheck.existing(folder);
        try {
            CacheFolder cache = new CacheFolder(folder);
            if (!isWritable(existing)) {
                return Files.isDirectory(folder) && cache.isReadable()
                        ? Finding.warn(
                                subject,
                                folder + " can only be read: nothing is stored in it",
                                elsewhere)
                        : Finding.wrong(subject, existing + " cannot be written", elsewhere);
            }
            if (cache.isAnothers()) {
                return Finding.wrong(
                        subject,
                        folder + " holds other files than a cache of ReproKit's",
                        elsewhere);
            }
            long size = CacheFolder.size(folder);
            OptionalLong free = room.at(existing);
            String text =
                    "%s, holds %s of at most %s, %s"
                            .formatted(
                                    folder,
                                    Numbers.gibibytes(size),
                                    Numbers.gibibytes(policy.maxBytes()),
                                    inWords(free));
            return isBelow(policy.maxBytes() - size, free)
                    ? Finding.warn(
                            subject,
                            text,
                            "It may fill the disk: let it be smaller with -Drepro.cacheSize=,"
                                    + " empty it with mvn repro:clean, or choose another folder"
                                    + " with -Drepro.cacheDirectory=")
                    : Finding.ok(subject, text);
        } catch (IOException e) {
            return Finding.wrong(subject, "%s: %s".formatted(folder, e), elsewhere);
        }
    }

    private static boolean isWritable(Path existing) {
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
