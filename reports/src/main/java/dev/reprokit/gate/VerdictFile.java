package dev.reprokit.gate;

import dev.reprokit.internal.file.AtomicFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of a run folder that says in one word how its last check ended, for scripts. There is
 * none while a run or a check is under way.
 *
 * @param path the file
 */
public record VerdictFile(Path path) {

    /** {@return the file of a run folder} */
    public static VerdictFile in(Path runFolder) {
        return new VerdictFile(runFolder.resolve("verdict"));
    }

    /**
     * Deletes the file: from now on it would be of an earlier check.
     *
     * @throws IOException if it is there and cannot be deleted
     */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /**
     * Writes the word.
     *
     * @param result the result of the check
     * @throws IOException if it cannot be written
     */
    public void write(GateResult result) throws IOException {
        AtomicFile.write(path, result.inOneWord() + "\n");
    }
}
