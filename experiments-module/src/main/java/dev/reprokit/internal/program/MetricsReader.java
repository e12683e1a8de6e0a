package dev.reprokit.internal.program;

import java.io.IOException;

/** Reads what a program reports, while it runs and once after it has ended. */
interface MetricsReader {

    /**
     * Reads what is new.
     *
     * @param ended whether the program has ended, so that an unfinished line counts
     * @param epochs receives the values
     * @throws ProgramException if what the program wrote cannot be read
     */
    void read(boolean ended, ReportedValues epochs) throws IOException, ProgramException;
}
