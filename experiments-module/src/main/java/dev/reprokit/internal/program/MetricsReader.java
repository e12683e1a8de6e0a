package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.MetricsSource;

import java.io.IOException;
import java.nio.file.Path;

/** Reads what a program reports, while it runs and once after it has ended. */
interface MetricsReader {

    /**
     * Creates the reader of a file or folder that a program writes.
     *
     * @param definition says how it is read; not from the program's output
     * @param place the file or folder
     */
    static MetricsReader of(Definition definition, Path place) {
        if (definition.source() instanceof MetricsSource.Csv csv) {
            return new CsvReader(place, csv, definition.metrics());
        }
        return definition.source() instanceof MetricsSource.TensorBoard
                ? new TensorBoardReader(place, definition.metrics())
                : new JsonLinesReader(place, definition.metrics());
    }

    /**
     * Reads what is new.
     *
     * @param ended whether the program has ended, so that an unfinished line counts
     * @param epochs receives the values
     * @throws ProgramException if what the program wrote cannot be read
     */
    void read(boolean ended, ReportedValues epochs) throws IOException, ProgramException;
}
