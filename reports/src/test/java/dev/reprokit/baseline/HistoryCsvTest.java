package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.baseline.HistoryEntry.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;

class HistoryCsvTest {
    private static final String HEADER =
            "time,kind,commit,device,run,condition,metric,seeds,mean,deviation\n";

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void aFile() {
        file = folder.resolve("history/smoke/e.csv");
    }

    private static HistoryEntry entry(int day, Kind kind) {
        TreeMap<HistorySeries, HistoryValue> values = new TreeMap<>();
        values.put(new HistorySeries("with, of 2", "test_accuracy"), new HistoryValue(5, 0.8, 0.1));
        values.put(new HistorySeries("without", "probe_loss.*"), new HistoryValue(1, -2e-9, 0));
        return new HistoryEntry(
                Instant.parse("2026-01-02T03:04:05Z").plusSeconds(86400L * day),
                kind,
                "0123456789ab-dirty",
                "CPU",
                "run-" + day,
                values);
    }

    private void assertDamaged(String text, String... message) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThatThrownBy(() -> HistoryCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(message)
                .hasMessageEndingWith("restore the file from version control");
        assertThatThrownBy(() -> HistoryCsv.append(file, entry(9, Kind.RUN)))
                .isInstanceOf(IOException.class);
        assertThat(file).content().isEqualTo(text);
    }

    @Test
    void noFileIsAnEmptyHistory() throws IOException {
        assertThat(HistoryCsv.read(file)).isEmpty();
    }

    @Test
    void entriesAreReadAsTheyWereAppended() throws IOException {
        assertThat(HistoryCsv.append(file, entry(0, Kind.BASELINE))).isTrue();
        assertThat(HistoryCsv.append(file, entry(1, Kind.RUN))).isTrue();

        assertThat(HistoryCsv.read(file))
                .containsExactly(entry(0, Kind.BASELINE), entry(1, Kind.RUN));
    }

    @Test
    void whatStandsThereStays() throws IOException {
        HistoryCsv.append(file, entry(0, Kind.BASELINE));
        // As a hand or another version would write it; it must not be made tidy.
        String old = Files.readString(file).replace("0.8,0.1", "0.80,1e-1");
        Files.writeString(file, old);

        HistoryCsv.append(file, entry(1, Kind.RUN));

        assertThat(file)
                .content()
                .isEqualTo(
                        old
                                + """
                                2026-01-03T03:04:05Z,run,0123456789ab-dirty,CPU,run-1,"with, of 2",test_accuracy,5,0.8,0.1
                                2026-01-03T03:04:05Z,run,0123456789ab-dirty,CPU,run-1,without,probe_loss.*,1,-2.0E-9,0.0
                                """);
    }

    @Test
    void aRunIsAppendedOnceAndOnceMoreAsABaseline() throws IOException {
        HistoryCsv.append(file, entry(1, Kind.RUN));

        assertThat(HistoryCsv.append(file, entry(1, Kind.RUN))).isFalse();
        assertThat(HistoryCsv.append(file, entry(1, Kind.BASELINE))).isTrue();
        assertThat(HistoryCsv.read(file)).hasSize(2);
    }

    @Test
    void mergedBranchesAreReadInTheOrderOfTime() throws IOException {
        HistoryCsv.append(file, entry(3, Kind.RUN));
        HistoryCsv.append(file, entry(2, Kind.RUN));

        assertThat(HistoryCsv.read(file)).containsExactly(entry(2, Kind.RUN), entry(3, Kind.RUN));
    }

    @Test
    void aDamagedRowIsToldByItsLine() throws IOException {
        String row = "2026-01-02T03:04:05Z,run,abc,CPU,run-1,c,test_accuracy,5,0.8,0.1\n";
        String other = row.replace("test_accuracy", "test_loss");
        assertDamaged(
                HEADER + row + row, "line 3: c, test_accuracy of the run run-1 stands there twice");
        assertDamaged(HEADER + row + other.replace("abc", "def"), "line 3: time, commit or device");
        assertDamaged(HEADER + row + other.replace(",0.8", ",0,8"), "11 values for 10 columns");
        assertDamaged(HEADER + row.replace("0.8", "high"), "line 2: ", "high");
        assertDamaged(HEADER + row.replace("0.8", "NaN"), "line 2: mean is not a finite number");
        assertDamaged(HEADER + row.replace("0.1", "-0.1"), "line 2: deviation must be 0 or more");
        assertDamaged(HEADER + row.replace(",5,", ",0,"), "line 2: seeds must be 1 or more");
        assertDamaged(
                HEADER + row.replace("run,", "nightly,"),
                "line 2: the kind is none of [baseline, run]");
        assertDamaged(HEADER + row.replace("T03", " 03"), "line 2: the time is not like");
        assertDamaged(HEADER + row.strip(), "ends within a row");
        assertDamaged("time,kind\n", "has the columns [time, kind]");
    }
}
