package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class TrialsCsvTest {
    private static final String HEADER =
            "trial,condition,seed,lrn,status,epochs,seconds,images_per_second,failure,run\n";

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("trials.csv");
    }

    @Test
    void readsWhatItWroteThoughParametersDiffer() throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("z, \"quoted\"", "0.1");
        parameters.put("a 🙂", "true\nfalse");
        List<TrialRow> trials =
                List.of(
                        row(1, parameters, TrialStatus.FINISHED, ""),
                        row(2, Map.of("other", "x"), TrialStatus.DIVERGED, "loss, NaN\nat 3"),
                        row(-3, Map.of(), TrialStatus.FAILED, "<script>"));

        TrialsCsv.write(file, trials);

        List<TrialRow> read = TrialsCsv.read(file);
        assertThat(read).isEqualTo(trials);
        assertThat(read.get(0).parameters().keySet()).containsExactly("z, \"quoted\"", "a 🙂");
    }

    @Test
    void refusesAParameterNamedLikeAColumn() {
        List<TrialRow> trials = List.of(row(1, Map.of("seed", "2"), TrialStatus.FINISHED, ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialsCsv.write(file, trials))
                .withMessageContaining("'seed'");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'t,c,1,true,finished,3,1.5,100,,r', ends within a row",
        "'t,c,1,true,asleep,3,1.5,100,,r|', 'asleep'",
        "'t,c,1,true,finished,3,1.5,NaN,,r|', images_per_second' is NaN",
        "'t,c,1,true,finished,3,Infinity,100,,r|', seconds' is Infinity",
        "'t,c,one,true,finished,3,1.5,100,,r|', row 1",
        "'t,c,1,true,finished,3,1.5,100,|', 9 values for 10 columns",
    })
    void saysWhatIsWrongAndWhere(String line, String message) throws IOException {
        Files.writeString(file, HEADER + line.replace('|', '\n'));

        assertThatThrownBy(() -> TrialsCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void saysWhichColumnsItExpected() throws IOException {
        Files.writeString(file, "trial,condition\nt,c\n");

        assertThatThrownBy(() -> TrialsCsv.read(file))
                .hasMessageContaining("has the columns [trial, condition], expected [trial,")
                .hasMessageContaining("run]");
    }

    private static TrialRow row(
            long seed, Map<String, String> parameters, TrialStatus status, String failure) {
        return new TrialRow(
                "c-seed-" + seed,
                "c",
                seed,
                parameters,
                status,
                3,
                1.5,
                99.25,
                failure,
                "run-" + seed);
    }
}
