package dev.reprokit.internal.process;

import dev.reprokit.record.run.ExperimentFolder;

import java.nio.file.Path;

/**
 * The folder of a program's first run in the run folder of the goal {@code try}, with the paths of
 * its files. It holds no plan and no verdicts, so it is not taken for an experiment's folder.
 *
 * @param path the folder
 */
public record TryFolder(Path path) {

    /**
     * Returns the folder in a run folder.
     *
     * @param runFolder the run folder
     * @return the folder {@code first-run} in it
     */
    public static TryFolder in(Path runFolder) {
        return new TryFolder(runFolder.resolve("first-run"));
    }

    /**
     * Returns the definition that was written for the program.
     *
     * @param experiment the experiment's id
     * @return {@code EXPERIMENT.yaml}
     */
    public Path definition(String experiment) {
        return path.resolve(experiment + DefinitionFiles.EXTENSION);
    }

    /** {@return {@code tried.json}: a {@link TriedRun}} */
    public Path tried() {
        return path.resolve("tried.json");
    }

    /** {@return the folder that keeps finished trials} */
    public Path cache() {
        return path.resolve("cache");
    }

    /** {@return this folder as an experiment's, for the events, log and thread dump of the JVM} */
    public ExperimentFolder process() {
        return new ExperimentFolder(path);
    }
}
