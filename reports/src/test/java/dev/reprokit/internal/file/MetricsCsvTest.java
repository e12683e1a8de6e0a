package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.record.result.Metric;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

class MetricsCsvTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("metrics.csv");
    }

    @Test
    void readsWhatItWroteWhateverTheNamesAndNumbers() throws IOException {
        List<Metric> metrics =
                List.of(
                        new Metric("a,\"b\"\r\nc", 0, "größe 🙂 <script>", 0.1 + 0.2),
                        new Metric(" # ", 1, "loss", Double.NaN),
                        new Metric("", 2, "loss", Double.NEGATIVE_INFINITY),
                        new Metric("t", Integer.MAX_VALUE, "loss", Double.MIN_VALUE));

        MetricsCsv.append(file, metrics);

        assertThat(MetricsCsv.read(file)).isEqualTo(metrics);
    }

    @Test
    void writesTheHeaderOnceAndAppends() throws IOException {
        MetricsCsv.append(file, List.of(new Metric("t", 1, "loss", 2.5)));
        MetricsCsv.append(file, List.of(new Metric("t", 2, "loss", 1.5)));

        assertThat(file).hasContent("trial,epoch,metric,value\nt,1,loss,2.5\nt,2,loss,1.5\n");
    }

    @Test
    void readsAFileWithoutRows() throws IOException {
        MetricsCsv.append(file, List.of());

        assertThat(MetricsCsv.read(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'trial,epoch,metric,value|t,1,loss,0.8', ends within a row",
                "'', ends within a row",
                "'t,1,loss,0.8|', 'expected [trial, epoch, metric, value]'",
                "'trial,epoch,metric,value|t,1,loss|', 3 values for 4 columns",
                "'trial,epoch,metric,value|t,1,loss,2,3|', 5 values for 4 columns",
                "'trial,epoch,metric,value|t,1,loss,2|t,x,loss,2|', row 2",
                "'trial,epoch,metric,value|t,1,loss,much|', 'For input string: \"much\"'",
                "'trial,epoch,metric,value|\"t\"x,1,loss,2|', is not a CSV file",
                "'trial,epoch,metric,value,value|t,1,loss,2,3|', is not a CSV file",
            })
    void saysWhatIsWrongAndWhere(String lines, String message) throws IOException {
        Files.writeString(file, lines.replace('|', '\n'));

        assertThatThrownBy(() -> MetricsCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void refusesAFileThatIsNotText() throws IOException {
        Files.write(file, new byte[] {'t', (byte) 0xff, '\n'});

        assertThatThrownBy(() -> MetricsCsv.read(file)).hasMessage(file + " is not UTF-8 text");
    }

    @Test
    void aMissingFileIsDistinguishedFromABrokenOne() {
        assertThatThrownBy(() -> MetricsCsv.read(file)).isInstanceOf(NoSuchFileException.class);
    }
}
