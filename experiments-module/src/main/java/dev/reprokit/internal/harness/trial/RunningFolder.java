package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.trial.CheckpointFile.Header;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a trial on disk: its metrics, which test images it got right in the end, and a
 * checkpoint that describes the metrics that belong to it. Metrics are written first, so that after
 * a kill there is at most one epoch more of them than the checkpoint describes; it is cut off when
 * the trial continues.
 */
public final class RunningFolder {
    private final String trial;
    private final Key key;
    private final Path metrics;
    private final Path right;
    private final CheckpointFile checkpoint;
    private final EventLog events;
    private Optional<Header> leftover = Optional.empty();

    private RunningFolder(ExperimentFolder folder, String trial, Key key, EventLog events) {
        this.trial = trial;
        this.key = key;
        this.metrics = folder.runningMetrics(trial);
        this.right = folder.runningRightAnswers(trial);
        this.checkpoint = new CheckpointFile(folder.checkpoint(trial));
        this.events = events;
    }

    /**
     * Examines what a killed run left of a trial. State of another trial and damaged state are
     * discarded and reported.
     *
     * @param folder the experiment's folder
     * @param trial the trial's id
     * @param key the inputs on which the trial's metrics depend
     * @param events receives the report
     * @throws IOException if the folder cannot be written
     */
    public static RunningFolder open(
            ExperimentFolder folder, String trial, Key key, EventLog events) throws IOException {
        RunningFolder running = new RunningFolder(folder, trial, key, events);
        running.look();
        return running;
    }

    private void look() throws IOException {
        if (checkpoint.exists()) {
            try {
                leftover = Optional.of(matching(checkpoint.header()));
            } catch (IOException e) {
                note(
                        "%s starts over: %s cannot be used, %s"
                                .formatted(trial, checkpoint.path(), e.getMessage()));
            }
        }
        if (leftover.isEmpty()) {
            restart();
        }
    }

    private Header matching(Header header) throws IOException {
        if (!header.key().equals(key)) {
            throw new IOException(
                    "it was made with other inputs: "
                            + String.join(", ", header.key().differencesFrom(key)));
        }
        byte[] all = Files.exists(metrics) ? Files.readAllBytes(metrics) : new byte[0];
        long more = all.length - header.metricsBytes();
        if (more < 0
                || !Sha256.of(Arrays.copyOf(all, (int) header.metricsBytes()))
                        .equals(header.metricsSha256())) {
            throw new IOException(
                    ("its metrics are not those in %s: expected %d bytes of SHA-256 %s, found %d"
                                    + " bytes")
                            .formatted(
                                    metrics,
                                    header.metricsBytes(),
                                    header.metricsSha256(),
                                    all.length));
        }
        if (more > 0) {
            cutMetrics(header.metricsBytes());
            note(
                    "%s: %d bytes that came after its checkpoint are cut off %s"
                            .formatted(trial, more, metrics));
        }
        // It is written before the last epoch's checkpoint, so it is whole unless it was damaged.
        RightAnswersFile.read(right);
        return header;
    }

    private void cutMetrics(long length) throws IOException {
        try (FileChannel file = FileChannel.open(metrics, StandardOpenOption.WRITE)) {
            file.truncate(length);
        }
    }

    /** {@return the trial's row, if it ended before the run was killed} */
    public Optional<TrialRow> ended() {
        return leftover.map(Header::ended);
    }

    /** {@return the progress of the trial when the run was killed} */
    TrialProgress progress() {
        return leftover.map(Header::progress).orElse(TrialProgress.NONE);
    }

    /** {@return the arrays of the checkpoint with that {@link #progress()}} */
    Map<String, NDArray> state(NDManager manager) throws IOException {
        return checkpoint.state(manager);
    }

    /** Deletes the trial's state. */
    public void restart() throws IOException {
        leftover = Optional.empty();
        Files.createDirectories(metrics.getParent());
        Files.deleteIfExists(checkpoint.path());
        Files.deleteIfExists(metrics);
        Files.deleteIfExists(right);
    }

    /** Keeps which test images the trial got right after its last epoch. */
    public void keep(RightAnswers answers) throws IOException {
        RightAnswersFile.write(right, answers);
    }

    public void append(List<Metric> rows) throws IOException {
        MetricsCsv.append(metrics, rows);
    }

    /** Writes a checkpoint of the metrics so far and a state. */
    void save(TrialProgress progress, Map<String, NDArray> state) throws IOException {
        write(progress, null, state);
    }

    /** Records the end of the trial, after which there is no state to continue from. */
    public void end(TrialRow row) throws IOException {
        write(TrialProgress.NONE, row, Map.of());
    }

    private void write(TrialProgress progress, TrialRow ended, Map<String, NDArray> state)
            throws IOException {
        byte[] all = Files.exists(metrics) ? Files.readAllBytes(metrics) : new byte[0];
        checkpoint.write(
                new Header(
                        key,
                        progress,
                        ended,
                        all.length,
                        Sha256.of(all),
                        List.copyOf(state.keySet())),
                state);
    }

    private void note(String message) throws IOException {
        events.append(new Event.Note(message));
    }
}
