package dev.reprokit.internal.process;

import dev.reprokit.record.run.ExperimentFolder;

import java.nio.file.Path;

/**
 * The folder in which a run of one experiment is checked.
 *
 * @param path the folder
 */
public record VerifyFolder(Path path) {

    /** {@return {@code judged.json}: a {@link JudgedEvidence}} */
    public Path judged() {
        return path.resolve("judged.json");
    }

    /** {@return the folder of the trials that run again, with their events and log} */
    public ExperimentFolder repeated() {
        return new ExperimentFolder(path);
    }
}
