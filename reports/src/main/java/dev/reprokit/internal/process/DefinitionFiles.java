package dev.reprokit.internal.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files in which a project defines experiments that are programs. */
public final class DefinitionFiles {
    /** Their folder in the project. */
    public static final String FOLDER = "src/repro/experiments";

    /** The end of their names. */
    public static final String EXTENSION = ".yaml";

    private DefinitionFiles() {}

    /**
     * Lists the files of a project.
     *
     * @param project its folder
     * @return the files, sorted; none if it defines no experiment
     * @throws IOException if the folder cannot be listed
     */
    public static List<Path> of(Path project) throws IOException {
        Path folder = project.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isDefinition(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** An editor's other spelling must not be overlooked. */
    private static boolean isDefinition(String name) {
        return (name.endsWith(EXTENSION) || name.endsWith(".yml")) && !name.startsWith(".");
    }

    /** {@return whether an experiment's implementation is such a file, and not a class} */
    public static boolean isDefined(String implementation) {
        return implementation.startsWith(FOLDER + "/");
    }

    /**
     * Returns a file's name as the name of an experiment's implementation.
     *
     * @param file one of those that {@link #of} lists
     * @return {@code src/repro/experiments/ID.yaml}
     */
    public static String implementation(Path file) {
        return FOLDER + "/" + file.getFileName();
    }
}
