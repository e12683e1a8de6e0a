package dev.reprokit.internal.file;

import dev.reprokit.record.result.RightAnswers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and writes {@code TRIAL.bits}: which test images a trial classified right. */
public final class RightAnswersFile {
    private RightAnswersFile() {}

    /**
     * Writes the bits of a trial.
     *
     * @param file the file; its folder is created if it does not exist
     * @param right the answers
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, RightAnswers right) throws IOException {
        AtomicFile.write(file, out -> out.write(right.bytes()));
    }

    /**
     * Reads the bits of a trial.
     *
     * @param file a file that {@link #write} wrote
     * @return the answers; empty if there is no such file
     * @throws IOException if it cannot be read, or is damaged; the message names it
     */
    public static Optional<RightAnswers> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RightAnswers.parse(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }
}
