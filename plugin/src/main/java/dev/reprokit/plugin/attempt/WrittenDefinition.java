package dev.reprokit.plugin.attempt;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.process.DefinitionFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that defines the experiment, in the project. Its first line has the digest of what
 * follows, and it is replaced as long as that is true: nothing that somebody has changed is lost.
 *
 * @param path the file, which need not exist
 */
public record WrittenDefinition(Path path) {
    private static final String FIRST_LINE =
            "# Written by repro:try, which replaces this file until it is changed. SHA-256 of the rest: ";

    /**
     * Finds the file of an experiment.
     *
     * @param experiment the experiment's id
     * @param project the project's folder
     * @throws IOException if there is a file that somebody has written or changed
     */
    public static WrittenDefinition inPlaceOf(String experiment, Path project) throws IOException {
        Path folder = project.resolve(DefinitionFiles.FOLDER);
        Path path = folder.resolve(experiment + DefinitionFiles.EXTENSION);
        Path otherSpelling = folder.resolve(experiment + ".yml");
        if (Files.exists(otherSpelling) || Files.exists(path) && isChanged(path)) {
            throw new FileAlreadyExistsException(
                    (Files.exists(otherSpelling) ? otherSpelling : path).toString(),
                    null,
                    "there is such an experiment already, and mvn verify runs it; -Drepro.experiment=ID gives this one another id");
        }
        return new WrittenDefinition(path);
    }

    private static boolean isChanged(Path path) throws IOException {
        String text = Files.readString(path);
        int end = text.indexOf('\n') + 1;
        return !text.substring(0, end).equals(firstLine(text.substring(end)));
    }

    private static String firstLine(String rest) {
        return FIRST_LINE + Sha256.of(rest.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    void take(Path definition) throws IOException {
        String text = Files.readString(definition);
        String rest = text.substring(text.indexOf('\n') + 1);
        Files.createDirectories(path.getParent());
        Files.writeString(path, firstLine(rest) + rest);
    }
}
