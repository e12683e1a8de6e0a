package dev.reprokit.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Data of one's own: the files that hold them, and how they are read. A design declares it, so that
 * the files' digests count for the cache and stand in the provenance (the record of where results
 * come from). Implement it as a record: inputs are compared by their components.
 *
 * <p>{@link ImageFolder}, {@link CsvTable}, {@link NpyImages} and {@link NpyTable} read the usual
 * formats.
 *
 * @param <T> the data, which several trials on several threads share
 */
public interface Input<T> {

    /**
     * Lists everything that {@link #read} reads.
     *
     * @return names of files and folders relative to the data directory, with {@code /} between
     *     folders; at least one. A folder counts with all files in and below it
     */
    List<String> files();

    /**
     * Reads and checks the data.
     *
     * @param directory the data directory, which has the {@link #files}
     * @return the data
     * @throws DataException if they are damaged or not as expected; the message names the file and
     *     the place in it
     * @throws IOException if reading fails otherwise
     */
    T read(Path directory) throws IOException;
}
