package dev.reprokit.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The schema that editors use knows the keys that the reader knows, and no others. */
class SchemaTest {
    @TempDir private Path project;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 'title: A' | 'nokey: 1\ntitle: A'",
                "/$defs/scale | 'smoke: {' | 'smoke: {nokey: 1, '",
                "/$defs/metric | 'loss: {' | 'loss: {nokey: 1, '",
                "/properties/read | 'inputs:' | 'read: {csv: a, nokey: 1}\ninputs:'",
                "/properties/import | 'inputs:' | 'import: {mlflow: a, nokey: 1}\ninputs:'",
                "/$defs/claim | '  - id: C1' | '  - nokey: 1\n    id: C1'"
            })
    void keysAreThoseOfTheReader(String place, String part, String other) throws IOException {
        DefinitionException fault =
                catchThrowableOfType(
                        DefinitionException.class,
                        () ->
                                Definition.read(
                                        DefinitionFile.write(
                                                project, "rate", DefinitionFile.with(part, other)),
                                        "rate.yaml"));
        String known =
                fault.getMessage()
                        .lines()
                        .filter(line -> line.contains("'nokey'"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".*; there are ", "");
        TreeSet<String> ofSchema = new TreeSet<>();
        schema().at(place + "/properties").fieldNames().forEachRemaining(ofSchema::add);
        // What a form of a claim does not know beside it, another form knows.
        assertThat(ofSchema).containsAll(List.of(known.split(", ")));
        if (!place.endsWith("claim") && !place.endsWith("read")) {
            assertThat(ofSchema).containsExactlyInAnyOrder(known.split(", "));
        }
    }

    private static JsonNode schema() throws IOException {
        try (InputStream file = Definition.class.getResourceAsStream("experiment.schema.json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
