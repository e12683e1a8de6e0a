package dev.reprokit.plugin.fork;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of a log file that may be huge, binary or missing. */
final class LogTail {
    private static final int BYTES = 1 << 14;
    private static final int LINES = 15;
    private static final int LINE_START = 300;
    private static final int LINE_END = 250;

    private LogTail() {}

    /**
     * Returns the last lines without most frames of stack traces, which would hide the causes.
     *
     * @return the lines, long ones without their middle; empty where there is no such file
     */
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
            List<String> lines =
                    withoutFrames(text.lines().toList()).stream().map(LogTail::cut).toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        }
    }

    /** Keeps of each stack trace the first frame only: where it was thrown. */
    private static List<String> withoutFrames(List<String> lines) {
        List<String> kept = new ArrayList<>();
        boolean afterFrame = false;
        for (String line : lines) {
            boolean frame =
                    line.matches("\\s+(at \\S+\\(.*\\)|\\.\\.\\. \\d+ (more|common frames.*))");
            if (!frame || !afterFrame) {
                kept.add(line);
            }
            afterFrame = frame;
        }
        return kept;
    }

    /**
     * Cuts out the middle of a long line, whose end often says what was wrong, and shows characters
     * that would move a terminal's cursor as dots.
     */
    private static String cut(String line) {
        String plain = line.replaceAll("[\\p{Cntrl}&&[^\t]]", ".");
        return plain.length() <= LINE_START + LINE_END
                ? plain
                : plain.substring(0, LINE_START)
                        + " ... "
                        + plain.substring(plain.length() - LINE_END);
    }
}
