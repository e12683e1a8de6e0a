package dev.reprokit.plugin.fork;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file that may be huge, binary or missing. */
final class LogTail {
    private static final int BYTES = 1 << 14;
    private static final int LINES = 15;
    private static final int LINE_LENGTH = 300;

    private LogTail() {}

    /** {@return the last lines, long ones cut; empty where there is no such file} */
    static List<String> of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - BYTES));
            ByteBuffer buffer = ByteBuffer.allocate(BYTES);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads until the end.
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().map(LogTail::cut).toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        }
    }

    /** Cuts a long line, and shows characters that would move a terminal's cursor as dots. */
    private static String cut(String line) {
        String plain = line.replaceAll("[\\p{Cntrl}&&[^\t]]", ".");
        return plain.length() <= LINE_LENGTH ? plain : plain.substring(0, LINE_LENGTH) + "...";
    }
}
