package dev.reprokit.record.run;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reprokit.internal.file.JsonFile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
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
        List<Event> events = new ArrayList<>();
        try (InputStream fresh = openAt(read)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long position = read;
            for (int next = fresh.read(); next >= 0; next = fresh.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                events.add(event(line.toString(StandardCharsets.UTF_8)));
                position += line.size() + 1;
                line.reset();
            }
            read = position;
        }
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
        try (InputStream end = openAt(Math.max(0, start - 1))) {
            boolean whole = start == 0 || end.read() == '\n';
            return whole && Arrays.equals(end.readNBytes(line.length), line) && end.read() < 0;
        }
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

    private InputStream openAt(long position) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new BufferedInputStream(Channels.newInputStream(channel.position(position)));
    }
}
