package dev.reprokit.plugin.doctor;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.run.CachePolicy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The examination of the folders that a run writes: write access and free space. */
public final class FolderExamination {
    /**
     * The bytes that metrics and checkpoints of small networks need; with less, a run breaks off.
     */
    private static final long LEAST = 100L << 20;

    /** The bytes that a page and checkpoints of the largest networks need, trained side by side. */
    private static final long ENOUGH = 1L << 30;

    private FolderExamination() {}

    /** A source of the bytes that can be written at a place. */
    interface Room {
        long at(Path existing) throws IOException;
    }

    /** {@return the free space as the operating system reports it} */
    public static Room room() {
        return existing -> Files.getFileStore(existing).getUsableSpace();
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
        try {
            long free = room.at(existing);
            String text = "%s, %s free".formatted(folder, Numbers.gibibytes(free));
            if (free < LEAST) {
                return Finding.wrong(subject, text, elsewhere);
            }
            return free < ENOUGH
                    ? Finding.warn(subject, text, elsewhere)
                    : Finding.ok(subject, text);
        } catch (IOException e) {
            return Finding.wrong(subject, "%s: %s".formatted(existing, e), elsewhere);
        }
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
            long free = room.at(existing);
            String text =
                    "%s, holds %s of at most %s, %s free"
                            .formatted(
                                    folder,
                                    Numbers.gibibytes(size),
                                    Numbers.gibibytes(policy.maxBytes()),
                                    Numbers.gibibytes(free));
            return free < policy.maxBytes() - size
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
