package dev.reprokit.internal.program;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Splits a program's output into lines, of which blank ones do not count. Of a line that a progress
 * bar overwrites, what it ends with is the line.
 */
final class OutputLines {
    /** A longer line is cut; nobody writes metrics behind so much. */
    private static final int LONGEST = 1 << 16;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean overwritten;

    OutputLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Splits a file. */
    static void of(Path file, Consumer<String> lines) throws IOException {
        OutputLines split = new OutputLines(lines);
        try (InputStream output = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = output.read(); next >= 0; next = output.read()) {
                split.take((byte) next);
            }
        }
        split.end();
    }

    void take(byte next) {
        if (next == '\n') {
            end();
        } else if (next == '\r') {
            overwritten = true;
        } else {
            if (overwritten) {
                begun.reset();
                overwritten = false;
            }
            if (begun.size() < LONGEST) {
                begun.write(next);
            }
        }
    }

    /** Ends the line that has begun. */
    void end() {
        String line = begun.toString(StandardCharsets.UTF_8).stripTrailing();
        begun.reset();
        overwritten = false;
        if (!line.isEmpty()) {
            lines.accept(line);
        }
    }
}
