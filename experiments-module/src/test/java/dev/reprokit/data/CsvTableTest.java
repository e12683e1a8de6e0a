package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CsvTableTest {
    private static final CsvTable TABLE = new CsvTable("t.csv", "kind", List.of("a", "b"));

    @TempDir private Path directory;

    @Test
    void featuresComeInTheOrderOfTheFileWithoutTheLabel() throws IOException {
        FeatureTable table = read("x,kind,y\n1,b,-2.5\n3e2,a,4\n");

        assertThat(table.features()).isEqualTo(2);
        assertThat(table.classes()).isEqualTo(2);
        assertThat(table.values()).containsExactly(1, -2.5f, 300, 4);
        assertThat(table.labels()).containsExactly(1, 0);
    }

    @Test
    void filesOfOtherProgramsAreRead() throws IOException {
        FeatureTable table = read("\uFEFFkind,\"x\"\r\n\"a\",1\r\nb,2\r\n\r\n");

        assertThat(table.values()).containsExactly(1, 2);
        assertThat(read("kind,x\na,7").values()).as("no line break at the end").containsExactly(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind,x~a,1~b~ | row 2 has 1 values for 2 columns",
                "kind,x~a,1,2~ | row 1 has 3 values for 2 columns",
                "kind,x~a,1~b,n/a~ | row 2: column 'x' has 'n/a'; expected a finite number",
                "kind,x~a,~ | row 1: column 'x' has ''; expected a finite number",
                "kind,x~a,NaN~ | row 1: column 'x' has 'NaN'; expected a finite number",
                "kind,x~a,1e99~ | row 1: column 'x' has '1e99'; expected a finite number",
                "kind,x~c,1~ | row 1: the class in column 'kind' is 'c'; expected one of [a, b]",
                "sort,x~a,1~ | has the columns [sort, x]; expected 'kind' and at least one feature",
                "kind~a~ | has the columns [kind]; expected 'kind' and at least one feature",
                "kind,x~ | has no row below its header",
                "kind,x,x~a,1,2~ | is not a CSV file",
            })
    void whatIsWrongIsToldWithFileAndRow(String text, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(text.replace('~', '\n')))
                .withMessageContaining(directory.resolve("t.csv").toString())
                .withMessageContaining(message);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Files.write(directory.resolve("t.csv"), "kind,ü\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TABLE.read(directory))
                .withMessageEndingWith("t.csv is not UTF-8 text");
    }

    private FeatureTable read(String text) throws IOException {
        Files.writeString(directory.resolve("t.csv"), text);
        return TABLE.read(directory);
    }
}
