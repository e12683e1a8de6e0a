package dev.reprokit.internal.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A definition for tests, to change a line of. */
public final class DefinitionFile {
    /** An experiment that is right. */
    public static final String SOUND =
            """
            title: A higher rate learns faster
            question: Does a toy learn faster with a higher rate?
            source: a paper
            run: sh train.sh {seed} {rate}
            inputs: [train.sh]
            conditions:
              fast: {label: rate 0.5, rate: 0.5}
              slow: {label: rate 0.1, rate: 0.1}
            scales:
              smoke: {epochs: 3, seeds: 5}
              paper: {epochs: 30, seeds: 5}
            metrics:
              accuracy: {better: higher, fraction: true, label: test accuracy}
              loss: {better: lower}
            claims:
              - id: C1
                claim: The higher rate is more accurate.
                source: a paper
                compare: fast.accuracy > slow.accuracy
                given-nothing: a toy
              - id: C2
                claim: The higher rate comes close to 1.
                source: a paper
                published: 97 %
                value: fast.accuracy
                near: 97
                within: 3
                because: the paper's own spread
            """;

    private DefinitionFile() {}

    /** Writes a definition into a project and returns its file. */
    public static Path write(Path project, String id, String text) {
        Path file = project.resolve("src/repro/experiments/" + id + ".yaml");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the sound text with another one in place of a part of it} */
    public static String with(String part, String other) {
        if (!SOUND.contains(part)) {
            throw new IllegalArgumentException("no '%s' to replace".formatted(part));
        }
        return SOUND.replace(part, other);
    }
}
