package dev.reprokit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BenchmarkCsvTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("benchmark.csv");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        List<BenchmarkRow> rows =
                List.of(
                        new BenchmarkRow(
                                BenchmarkRow.Section.SPEED,
                                "alexnet-log-small",
                                "yes",
                                2,
                                1,
                                "training",
                                1 / 3.0,
                                0.25,
                                1e9,
                                "GFLOP/s"),
                        BenchmarkRow.single(
                                BenchmarkRow.Section.OWN_COST, "fork, \"and\" start", 0.4, "s"));

        BenchmarkCsv.write(file, rows);

        assertThat(BenchmarkCsv.read(file)).isEqualTo(rows);
        assertThat(file)
                .content()
                .startsWith("section,network,lrn,threads,trials,metric,value,low,high,unit\n")
                .contains("\nown-cost,,,,,\"fork, \"\"and\"\" start\",0.4,0.4,0.4,s\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'pace,,,,,m,1,1,1,s', no section 'pace'",
        "'speed,n,yes,two,1,m,1,1,1,s', two",
        "'speed,n,yes,2,1,m,fast,1,1,s', fast",
        "'speed,n,yes,2,1,m,1,1,s', 9 values for 10 columns",
    })
    void saysWhatIsWrongAndWhere(String row, String message) throws IOException {
        Files.writeString(
                file,
                "section,network,lrn,threads,trials,metric,value,low,high,unit\n" + row + '\n');

        assertThatThrownBy(() -> BenchmarkCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file.toString(), "row 1", message);
    }
}
