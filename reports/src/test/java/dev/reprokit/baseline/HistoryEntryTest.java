package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.HistoryEntry.Kind;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.TrialStatus;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class HistoryEntryTest {
    @TempDir private Path folder;
    private final Runs runs = new Runs();

    private HistoryEntry entry() throws IOException {
        return HistoryEntry.of(Kind.RUN, runs.write(folder));
    }

    @Test
    void itHasTheMetricsWithADirectionAfterTheLastEpoch() throws IOException {
        HistoryEntry entry = entry();

        assertThat(entry.values().keySet())
                .containsExactly(
                        new HistorySeries("with", "test_accuracy"),
                        new HistorySeries("with", "train_loss"),
                        new HistorySeries("without", "test_accuracy"),
                        new HistorySeries("without", "train_loss"));
        HistoryValue value = entry.values().get(new HistorySeries("with", "test_accuracy"));
        // Seeds 1 to 5 add 1, 2, 3, 4 and 0 points.
        assertThat(value).isEqualTo(new HistoryValue(5, 0.72, 0.0158114));
    }

    @Test
    void oneSeedHasNoDeviation() throws IOException {
        runs.seeds = new long[] {1};

        assertThat(entry().values().get(new HistorySeries("with", "test_accuracy")))
                .isEqualTo(new HistoryValue(1, 0.71, 0));
    }

    @Test
    void metricsOfAFamilyAreOneValue() throws IOException {
        runs.accuracy = "probe_accuracy.conv1";

        HistorySeries series = entry().values().firstKey();

        assertThat(series).isEqualTo(new HistorySeries("with", "probe_accuracy.*"));
        assertThat(series.words(DeclaredMetric.find(List.of(), series.metric())))
                .isEqualTo("mean probe_accuracy after the last epoch");
    }

    @Test
    void aFamilysValueIsTheMeanOfItsMembers() throws IOException {
        Snapshot run = Snapshot.of(runs.write(folder));
        run.conditions().get("with").trials().replaceAll((seed, trial) -> withFamily(trial));

        assertThat(
                        HistoryEntry.values(run, metric -> metric.startsWith("p"))
                                .get(new HistorySeries("with", "p.*"))
                                .mean())
                .isEqualTo(2.5, Offset.offset(1e-12));
    }

    private static TrialSnapshot withFamily(TrialSnapshot trial) {
        Map<MetricValue, Double> values = new TreeMap<>(trial.values());
        values.put(new MetricValue("p.a", MetricValue.Kind.FINAL), 1.0);
        values.put(new MetricValue("p.b", MetricValue.Kind.FINAL), 4.0);
        return new TrialSnapshot(
                trial.epochs(), trial.imagesPerSecond(), trial.digest(), values, trial.right());
    }

    @Test
    void aConditionWithATrialThatDidNotFinishIsLeftOut() throws IOException {
        runs.lastTrial = TrialStatus.FAILED;

        assertThat(entry().values().keySet())
                .isNotEmpty()
                .allMatch(series -> series.condition().equals("with"));
    }

    @Test
    void commitAndDeviceAreShort() throws IOException {
        runs.commit = "0123456789abcdef0123";
        runs.device = "CPU, AMD EPYC, 2 cores";

        assertThat(entry().commit()).isEqualTo("0123456789ab");
        assertThat(entry().device()).isEqualTo("CPU");
    }
}
