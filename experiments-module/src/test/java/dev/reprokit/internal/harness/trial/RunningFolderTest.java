package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A trial's files while others write in the same folder, as if there were no locks. */
class RunningFolderTest {
    private static final String TRIAL = "net-seed-1";
    private static final int EPOCHS = 4;

    @TempDir private Path temp;

    @Test
    void rowsOfAnotherProcessEndTheTrial() throws IOException {
        RunningFolder own = open("1");
        own.append(rows(0.9, 1));
        MetricsCsv.append(metrics(), rows(0.1, 1));

        assertThatIOException()
                .isThrownBy(() -> own.append(rows(0.9, 2)))
                .withMessageContaining(metrics() + " holds other rows than those of this run");
        assertThatIOException().isThrownBy(() -> own.save(TrialProgress.NONE, Map.of()));
        assertThatIOException().isThrownBy(() -> own.end(row()));
        assertThatIOException().isThrownBy(own::metrics);
        assertThatIOException().isThrownBy(() -> own.copyMetrics(temp.resolve("copy")));
    }

    @Test
    void rowsThatAnotherProcessExchangedEndTheTrial() throws IOException {
        RunningFolder own = open("1");
        own.append(rows(0.9, 1));
        Files.delete(metrics());
        MetricsCsv.append(metrics(), rows(0.1, 1));

        own.append(rows(0.9, 2));
        assertThatIOException()
                .isThrownBy(() -> own.end(row()))
                .withMessageContaining("expected SHA-256");
        assertThatIOException().isThrownBy(() -> own.copyMetrics(temp.resolve("copy")));
    }

    /** Two trials that take turns at random, also at deleting each other's files. */
    @Test
    void whateverTheOrderOnlyOwnRowsAreGivenOut() throws IOException {
        int whole = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Trial> trials = List.of(new Trial(0.9), new Trial(0.1));
            List<Trial> running = new ArrayList<>(trials);
            while (!running.isEmpty()) {
                Trial next = running.get(random.nextInt(running.size()));
                if (!next.goesOn()) {
                    running.remove(next);
                }
            }
            for (Trial trial : trials) {
                if (trial.published != null) {
                    whole++;
                    assertThat(trial.published)
                            .isEqualTo(rows(trial.value, IntStream.range(1, EPOCHS + 1).toArray()));
                }
            }
        }
        assertThat(whole).as("some come to their end").isPositive();
    }

    /** A trial that does one step at a time. */
    private final class Trial {
        private final double value;
        private RunningFolder files;
        private int epoch;
        private List<Metric> published;

        Trial(double value) {
            this.value = value;
        }

        boolean goesOn() throws IOException {
            if (files == null) {
                files = open(String.valueOf(value));
                if (files.ended().isPresent()) {
                    published = files.metrics();
                    return false;
                }
                files.restart();
                return true;
            }
            try {
                if (epoch < EPOCHS) {
                    files.append(rows(value, ++epoch));
                    files.save(TrialProgress.NONE.plus(epoch, 0), Map.of());
                    return true;
                }
                files.end(row());
                Path copy = Files.createTempDirectory(temp, "entry").resolve("metrics.csv");
                files.copyMetrics(copy);
                published = MetricsCsv.read(copy);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining(TRIAL);
            }
            return false;
        }
    }

    @Test
    void whatAnEarlierProcessLeftIsItsOwnToo() throws IOException {
        RunningFolder killed = open("1");
        killed.append(rows(0.9, 1));
        killed.save(TrialProgress.NONE.plus(1, 0), Map.of());

        RunningFolder again = open("1");
        assertThat(again.progress().epochs()).isEqualTo(1);
        again.append(rows(0.9, 2));
        again.end(row());

        assertThat(again.metrics()).isEqualTo(rows(0.9, 1, 2));
        assertThat(open("1").ended()).contains(row());
    }

    @Test
    void aRunAtAnotherScaleLeavesWhatAKilledOneCanGoOnFrom() throws IOException {
        RunningFolder killed = open("1");
        killed.append(rows(0.9, 1));
        killed.save(TrialProgress.NONE.plus(1, 0), Map.of());

        open(Scale.REDUCED, "2").append(rows(0.1, 1));

        assertThat(open("1").progress().epochs()).isEqualTo(1);
        assertThat(open("1").metrics()).isEqualTo(rows(0.9, 1));
    }

    @Test
    void answersOfAnotherTrialAreNotTakenOver() throws IOException {
        RunningFolder killed = open("1");
        killed.append(rows(0.9, 1));
        killed.keep(RightAnswers.of(new boolean[] {true, false}));
        killed.end(row());
        Files.write(
                metrics().resolveSibling("right.bits"),
                RightAnswers.of(new boolean[] {false, true}).bytes());

        assertThat(open("1").ended()).isEmpty();
        assertThat(events()).contains("starts over", "right.bits is of another trial");
    }

    @Test
    void aCheckpointHasTheKeysDigestAndItsInputsAreBeside() throws IOException {
        RunningFolder killed = open("1");
        killed.append(rows(0.9, 1));
        killed.save(TrialProgress.NONE.plus(1, 0), Map.of());

        Path checkpoint = metrics().resolveSibling("checkpoint");
        assertThat(checkpoint)
                .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(key("1").digest())
                .doesNotContain("class own/Net");
        assertThat(open("2").progress()).isEqualTo(TrialProgress.NONE);
        assertThat(events()).contains("starts over", "made with other inputs: seed");
    }

    @Test
    void aRowThatWasCutOffByAKillIsCutOffHere() throws IOException {
        RunningFolder killed = open("1");
        killed.append(rows(0.9, 1));
        killed.save(TrialProgress.NONE.plus(1, 0), Map.of());
        Files.writeString(metrics(), "net-se", StandardOpenOption.APPEND);

        RunningFolder again = open("1");
        again.append(rows(0.9, 2));
        assertThat(again.metrics()).isEqualTo(rows(0.9, 1, 2));
    }

    private RunningFolder open(String key) throws IOException {
        return open(Scale.SMOKE, key);
    }

    private RunningFolder open(Scale scale, String key) throws IOException {
        return RunningFolder.open(
                new ExperimentFolder(temp),
                scale,
                TRIAL,
                key(key),
                new EventLog(temp.resolve("events.jsonl")));
    }

    private String events() throws IOException {
        return Files.readString(temp.resolve("events.jsonl"));
    }

    private Path metrics() {
        return new ExperimentFolder(temp).running(Scale.SMOKE, TRIAL).resolve("metrics.csv");
    }

    private static Key key(String seed) {
        return new Key(new TreeMap<>(Map.of("seed", seed, "class own/Net", "a digest")));
    }

    private static List<Metric> rows(double value, int... epochs) {
        return IntStream.of(epochs).mapToObj(e -> new Metric(TRIAL, e, "loss", value)).toList();
    }

    private static TrialRow row() {
        return new TrialRow(
                TRIAL, "net", 1, Map.of(), TrialStatus.FINISHED, EPOCHS, 1, 1, "", "run-1");
    }
}
