package dev.reprokit.report;

import dev.reprokit.record.AtomicFile;

import java.io.IOException;
import java.nio.file.Path;

/** A stub. */
public final class HtmlReport {
    private final Path runFolder;

    /** A stub. */
    public HtmlReport(Path runFolder) {
        this.runFolder = runFolder;
    }

    /** A stub. */
    public Path write() throws IOException {
        Path index = runFolder.resolve("index.html");
        AtomicFile.write(index, "stub");
        return index;
    }
}
