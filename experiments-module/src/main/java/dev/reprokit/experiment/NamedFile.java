package dev.reprokit.experiment;

import dev.reprokit.data.Input;

import java.nio.file.Path;
import java.util.List;

/**
 * A file or folder that trials read themselves.
 *
 * @param name its name relative to the data directory
 */
public record NamedFile(String name) implements Input<Path> {
    @Override
    public List<String> files() {
        return List.of(name);
    }

    /** {@inheritDoc} Nothing is read: the data are the path. */
    @Override
    public Path read(Path directory) {
        return directory.resolve(name);
    }
}
