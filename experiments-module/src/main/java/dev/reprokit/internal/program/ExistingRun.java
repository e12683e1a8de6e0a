package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that somebody has made before.
 *
 * @param name its name in messages
 * @param files the files that are read
 * @param failure why it is of no use, in words; null if it can be read
 * @param metrics reads its metrics
 */
record ExistingRun(String name, List<Path> files, @Nullable String failure, MetricsReader metrics) {

    /**
     * Reads the run to its end.
     *
     * @throws ProgramException if it is of no use, or what it reports cannot be
     */
    void read(ReportedEpochs epochs) throws IOException, ProgramException {
        if (failure != null) {
            throw new ProgramException(failure);
        }
        metrics.read(true, epochs);
    }
}
