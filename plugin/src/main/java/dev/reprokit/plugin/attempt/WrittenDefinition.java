package dev.reprokit.plugin.attempt;

import dev.reprokit.internal.process.DefinitionFiles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that defines the experiment, in the project. It is replaced as long as its first line
 * says so.
 *
 * @param path the file, which need not exist
 */
public record WrittenDefinition(Path path) {
    private static final String REPLACEABLE = "# Written by repro:try, which replaces";

    /**
     * Finds the file of an experiment.
     *
     * @param experiment the experiment's id
     * @param project the project's folder
     * @throws IOException if there is a file that somebody has written
     */
    public static WrittenDefinition inPlaceOf(String experiment, Path project) throws IOException {
        Path path =
                project.resolve(DefinitionFiles.FOLDER)
                        .resolve(experiment + DefinitionFiles.EXTENSION);
        if (Files.exists(path) && !Files.readString(path).startsWith(REPLACEABLE)) {
            throw new FileAlreadyExistsException(
                    path.toString(),
                    null,
                    "there is such an experiment already, and mvn verify runs it; -Drepro.experiment=ID gives this one another id");
        }
        return new WrittenDefinition(path);
    }

    void take(Path definition) throws IOException {
        Files.createDirectories(path.getParent());
        Files.copy(definition, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
