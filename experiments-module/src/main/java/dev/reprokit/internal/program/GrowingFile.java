package dev.reprokit.internal.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file that a program appends to, read a line at a time as it grows. */
final class GrowingFile {
    private static final int BLOCK = 1 << 16;

    /** No line of metrics is longer; a file without line ends must not fill the memory. */
    private static final int LONGEST = 1 << 22;

    private final Path file;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;

    GrowingFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /**
     * Reads lines.
     *
     * @param ended whether a line without an end counts, too
     * @return the lines that are new, without blank ones
     * @throws ProgramException if the file has become shorter, or a line is too long
     */
    List<String> lines(boolean ended) throws IOException, ProgramException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            read(lines);
        }
        if (ended && begun.size() > 0) {
            end(lines);
        }
        return lines;
    }

    private void read(List<String> lines) throws IOException, ProgramException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() < position) {
                throw new ProgramException(
                        "%s has become shorter: metrics are appended, and what is written stays"
                                .formatted(file.getFileName()));
            }
            channel.position(position);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (channel.read(block) > 0) {
                block.flip();
                position += block.remaining();
                while (block.hasRemaining()) {
                    byte next = block.get();
                    if (next == '\n') {
                        end(lines);
                    } else {
                        begun.write(next);
                    }
                }
                block.clear();
                if (begun.size() > LONGEST) {
                    throw new ProgramException(
                            "%s has a line of more than %s bytes"
                                    .formatted(file.getFileName(), LONGEST));
                }
            }
        }
    }

    private void end(List<String> lines) {
        String line = begun.toString(StandardCharsets.UTF_8).strip();
        begun.reset();
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
