package dev.reprokit.record.run;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reprokit.internal.file.JsonFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file of progress events, {@code events.jsonl}: the harness (the JVM that trains) appends
 * lines of JSON, and the Maven plugin follows them.
 */
public class EventLog {
    private final Path file;
    private long read;

    /**
     * Creates a log to append to, or to follow from its beginning.
     *
     * @param file {@code events.jsonl}; it need not exist yet
     */
    public EventLog(Path file) {
        this.file = file;
    }

    /**
     * Appends an event. Several threads may append at once; their lines do not mix.
     *
     * @param event the event
     * @throws IOException if it cannot be written
     */
    public synchronized void append(Event event) throws IOException {
        Files.writeString(
                file, JsonFile.line(event), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Returns the events that were appended since the last call. A line that is still being written
     * waits for the next call.
     *
     * @return the events in the order of the file; empty while the file does not exist
     * @throws IOException if the file cannot be read, or a line is not an event
     */
    public synchronized List<Event> next() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        byte[] fresh = bytesFrom(read);
        List<Event> events = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i] == '\n') {
                String line = new String(fresh, start, i - start, StandardCharsets.UTF_8);
                events.add(event(line));
                start = i + 1;
            }
        }
        read += start;
        return events;
    }

    /**
     * Tests if an event is the last one. Only the end of the file is read, however long the file
     * is.
     *
     * @param event the event to compare the last one with
     * @return true if the file's last line is that event; false if it is not, or while the file
     *     does not exist
     * @throws IOException if the file cannot be read
     */
    public boolean endsWith(Event event) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        byte[] line = JsonFile.line(event).getBytes(StandardCharsets.UTF_8);
        long start = Files.size(file) - line.length;
        if (start < 0) {
            return false;
        }
        byte[] end = bytesFrom(Math.max(0, start - 1));
        boolean whole = start == 0 || end[0] == '\n';
        return whole
                && Arrays.equals(end, end.length - line.length, end.length, line, 0, line.length);
    }

    private Event event(String line) throws IOException {
        try {
            return JsonFile.parse(line, Event.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s has a line that is not an event: %s"
                            .formatted(file, line.replaceAll("\\p{Cntrl}", ".")),
                    e);
        }
    }

    private byte[] bytesFrom(long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, channel.size() - position));
            channel.position(position);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // A read may return less than asked for; bytes that are appended meanwhile wait for
                // the next call.
            }
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        }
    }
}
