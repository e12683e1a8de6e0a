package dev.reprokit.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records as JSON files. Strict: a missing or unknown field is an error, not a default. */
public final class JsonFile {
    private static final ObjectMapper LINE =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final ObjectMapper PRETTY =
            LINE.copy().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    /**
     * Reads a record.
     *
     * @param file a file that {@link #write} wrote
     * @param type the record's class
     * @return what it holds
     * @throws IOException if the file cannot be read, or does not hold such a record; the message
     *     names the file
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return LINE.readValue(Files.readString(file), type);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s is not a valid %s file: %s"
                            .formatted(file, type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }

    /**
     * Writes a record so that readers see either the old file or the whole new one.
     *
     * @param file where to
     * @param value the record
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Object value) throws IOException {
        AtomicFile.write(file, PRETTY.writeValueAsString(value) + "\n");
    }

    static String line(Object value) throws IOException {
        return LINE.writeValueAsString(value) + "\n";
    }

    static <T> T parse(String line, Class<T> type) throws IOException {
        return LINE.readValue(line, type);
    }

    /**
     * A record as one JSON text without line breaks.
     *
     * @param value the record
     * @return JSON
     * @throws IOException if it cannot be written as JSON
     */
    public static String text(Object value) throws IOException {
        return LINE.writeValueAsString(value);
    }
}
