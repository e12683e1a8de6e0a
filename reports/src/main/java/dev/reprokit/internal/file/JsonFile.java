package dev.reprokit.internal.file;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.verdict.Verdict;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes records as JSON files. Reading is strict: a missing, unknown or repeated field
 * is an error, and so is a text for a number, a null among the elements of a list, an array or a
 * map, and a null for a number, a list, a map, a {@link Scale}, a {@link TrialStatus}, a {@link
 * Verdict} or a {@link Direction}.
 */
public final class JsonFile {
    private static final ObjectMapper LINE =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // An empty text would become 0.0, and so would a null among numbers.
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                    .withConfigOverride(List.class, JsonFile::neverNull)
                    .withConfigOverride(Map.class, JsonFile::neverNull)
                    .withConfigOverride(Scale.class, JsonFile::neverNull)
                    .withConfigOverride(TrialStatus.class, JsonFile::neverNull)
                    .withConfigOverride(Verdict.class, JsonFile::neverNull)
                    .withConfigOverride(Direction.class, JsonFile::neverNull)
                    .build();
    private static final ObjectReader FOREIGN =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // As Python writes them.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build()
                    .readerFor(ObjectNode.class);
    private static final ObjectMapper PRETTY =
            LINE.copy()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // The same bytes on every system.
                    .setDefaultPrettyPrinter(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonFile() {}

    private static void neverNull(MutableConfigOverride type) {
        type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL));
    }

    /**
     * Reads a record.
     *
     * @param file a file that {@link #write} wrote
     * @param type the record's class
     * @return the record
     * @throws IOException if the file cannot be read, or does not hold such a record; the message
     *     names the file
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            T value = LINE.readValue(Files.readString(file), type);
            if (value == null) {
                throw invalid(file, type, "it holds nothing but null", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid(file, type, e.getOriginalMessage(), e);
        } catch (CharacterCodingException e) {
            throw invalid(file, type, "it is not UTF-8 text", e);
        }
    }

    private static IOException invalid(
            Path file, Class<?> type, String reason, @Nullable IOException cause) {
        return new IOException(
                "%s is not a valid %s file: %s".formatted(file, type.getSimpleName(), reason),
                cause);
    }

    /**
     * Writes a record so that readers see either the old file or the whole new one.
     *
     * @param file the file; its folder is created if it does not exist
     * @param value the record
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Object value) throws IOException {
        AtomicFile.write(file, pretty(value));
    }

    /**
     * Writes a record as JSON that people can read.
     *
     * @param value the record
     * @return indented JSON with the line ends of Linux, then a line feed
     * @throws IOException if it cannot be written as JSON
     */
    public static String pretty(Object value) throws IOException {
        return PRETTY.writeValueAsString(value) + "\n";
    }

    /**
     * Writes a record as one line of JSON.
     *
     * @param value the record
     * @return JSON without line breaks, then a line feed
     * @throws IOException if it cannot be written as JSON
     */
    public static String line(Object value) throws IOException {
        return LINE.writeValueAsString(value) + "\n";
    }

    /**
     * Reads a record from a JSON text.
     *
     * @param line a result of {@link #text} or {@link #line}
     * @param type the record's class
     * @return the record
     * @throws IOException if the text does not hold such a record
     */
    public static <T> T parse(String line, Class<T> type) throws IOException {
        return LINE.readValue(line, type);
    }

    /**
     * Reads the numbers of an object that another program wrote; {@code NaN} and {@code Infinity}
     * count as numbers.
     *
     * @param line a JSON object
     * @return its fields that are numbers
     * @throws IOException if the text is no JSON object
     */
    public static Map<String, Double> numbers(String line) throws IOException {
        ObjectNode object = FOREIGN.readValue(line);
        Map<String, Double> numbers = new LinkedHashMap<>();
        object.properties()
                .forEach(
                        field -> {
                            if (field.getValue().isNumber()) {
                                numbers.put(field.getKey(), field.getValue().doubleValue());
                            }
                        });
        return numbers;
    }

    /**
     * Writes a record as JSON without line breaks.
     *
     * @param value the record
     * @return the JSON text
     * @throws IOException if it cannot be written as JSON
     */
    public static String text(Object value) throws IOException {
        return LINE.writeValueAsString(value);
    }
}
