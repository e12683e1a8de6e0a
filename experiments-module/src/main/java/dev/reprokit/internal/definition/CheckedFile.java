package dev.reprokit.internal.definition;

import dev.reprokit.data.DataException;
import dev.reprokit.data.Input;
import dev.reprokit.internal.file.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file in the data directory that a program reads.
 *
 * @param name its name below the directory
 * @param sha256 its digest in hexadecimal; empty if any contents will do
 */
record CheckedFile(String name, String sha256) implements Input<Path> {
    @Override
    public List<String> files() {
        return List.of(name);
    }

    @Override
    public Path read(Path directory) throws IOException {
        Path file = directory.resolve(name);
        if (!sha256.isEmpty()) {
            String found = Files.isDirectory(file) ? "that of no file" : Sha256.of(file);
            if (!found.equalsIgnoreCase(sha256)) {
                throw new DataException(
                        "%s has other contents than the experiment names: its SHA-256 is %s, expected %s"
                                .formatted(file, found, sha256));
            }
        }
        return file;
    }
}
