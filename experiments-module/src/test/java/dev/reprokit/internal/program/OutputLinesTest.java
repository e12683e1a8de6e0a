package dev.reprokit.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class OutputLinesTest {
    @TempDir private Path folder;

    /** R stands for a carriage return, N for a line feed. */
    @ParameterizedTest
    @CsvSource({
        "aNbN, a b",
        "aNNb, a b",
        "aRNbRN, a b",
        "aRRNb, a b",
        "10RR20R30NcN, 30 c",
        "10R20R, 20"
    })
    void takesWhatALineEndsWith(String output, String lines) throws IOException {
        Path file = folder.resolve("output");
        Files.writeString(file, output.replace('R', '\r').replace('N', '\n'));
        List<String> taken = new ArrayList<>();

        OutputLines.of(file, taken::add);

        assertThat(taken).containsExactly(lines.split(" "));
    }
}
