package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.trial.CheckpointFile.Header;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The state of a trial on disk: its metrics, which test images it got right in the end, and a
 * checkpoint that describes the metrics that belong to it. Metrics are written first, so that after
 * a kill there is at most one epoch more of them than the checkpoint describes; it is cut off when
 * the trial continues.
 *
 * <p>It knows what it has written, and gives out nothing else: rows that another process added, or
 * took away, end the trial with an exception.
 */
public final class RunningFolder {
    private static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final Path log;
    private final String trial;
    private final Key key;
    private final Path metrics;
    private final Path right;
    private final Path inputs;
    private final CheckpointFile checkpoint;
    private final EventLog events;
    private Optional<Header> leftover = Optional.empty();
    private MessageDigest written = Sha256.start();
    private long bytes;
    private RightAnswers answers;
    private boolean fresh;

    private RunningFolder(Path folder, Path log, String trial, Key key, EventLog events) {
        this.folder = folder;
        this.log = log;
        this.trial = trial;
        this.key = key;
        this.metrics = folder.resolve("metrics.csv");
        this.right = folder.resolve("right.bits");
        this.inputs = folder.resolve("inputs.json");
        this.checkpoint = new CheckpointFile(folder.resolve(CHECKPOINT));
        this.events = events;
    }

    /**
     * Examines what a killed run left of a trial. State of another trial and damaged state are
     * discarded and reported.
     *
     * @param folder the experiment's folder
     * @param scale the scale of the run
     * @param trial the trial's id
     * @param key the inputs on which the trial's metrics depend
     * @param events receives the report
     * @throws IOException if the folder cannot be written
     */
    public static RunningFolder open(
            ExperimentFolder folder, Scale scale, String trial, Key key, EventLog events)
            throws IOException {
        RunningFolder running =
                new RunningFolder(
                        folder.running(scale, trial), folder.log(trial), trial, key, events);
        running.look();
        return running;
    }

    /**
     * Returns how many epochs a trial still has to run, without a look at its metrics.
     *
     * @param folder the experiment's folder
     * @param scale the scale of the run
     * @param entry the trial
     * @param key the inputs on which the trial's metrics depend
     * @return all its epochs if nothing was left from which it can go on; 0 if it has ended
     */
    public static int epochsLeft(
            ExperimentFolder folder,
            Scale scale,
            Schedule.ScheduledTrial entry,
            Supplier<Key> key) {
        int all = entry.condition().epochs();
        CheckpointFile checkpoint =
                new CheckpointFile(folder.running(scale, entry.trial()).resolve(CHECKPOINT));
        if (!checkpoint.exists()) {
            return all;
        }
        try {
            Header header = checkpoint.header();
            if (!header.key().equals(key.get().digest())) {
                return all;
            }
            return header.ended() == null ? all - header.progress().epochs() : 0;
        } catch (IOException e) {
            // Whoever opens it says so.
            return all;
        }
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
        if (!header.key().equals(key.digest())) {
            throw new IOException("it was made with other inputs" + otherInputs(header.key()));
        }
        byte[] all = Files.exists(metrics) ? Files.readAllBytes(metrics) : new byte[0];
        long more = all.length - header.metricsBytes();
        byte[] described = Arrays.copyOf(all, (int) header.metricsBytes());
        if (more < 0 || !Sha256.of(described).equals(header.metricsSha256())) {
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
        answers = answers(header.rightSha256());
        written = Sha256.start();
        written.update(described);
        bytes = described.length;
        return header;
    }

    /** Names the differing inputs of another key, whose file lies beside the checkpoint. */
    private String otherInputs(String digest) {
        try {
            Key other = JsonFile.read(inputs, Key.class);
            return other.digest().equals(digest)
                    ? ": " + String.join(", ", other.differencesFrom(key))
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private RightAnswers answers(String sha256) throws IOException {
        if (sha256 == null) {
            return null;
        }
        RightAnswers found =
                RightAnswersFile.read(right)
                        .orElseThrow(() -> new IOException(right + " is missing"));
        if (!Sha256.of(found.bytes()).equals(sha256)) {
            throw new IOException(right + " is of another trial");
        }
        return found;
    }

    private void cutMetrics(long length) throws IOException {
        try (FileChannel file = FileChannel.open(metrics, StandardOpenOption.WRITE)) {
            file.truncate(length);
        }
    }

    /** {@return the folder itself} */
    Path path() {
        return folder;
    }

    /** {@return the file that gets the output of a trial that is a program} */
    Path log() {
        return log;
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
        if (fresh) {
            return;
        }
        leftover = Optional.empty();
        written = Sha256.start();
        bytes = 0;
        answers = null;
        Files.createDirectories(metrics.getParent());
        Files.deleteIfExists(checkpoint.path());
        Files.deleteIfExists(metrics);
        Files.deleteIfExists(right);
        String text = JsonFile.text(key);
        AtomicFile.writeUnforced(inputs, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        fresh = true;
    }

    /** Keeps which test images the trial got right after its last epoch. */
    public void keep(RightAnswers kept) throws IOException {
        fresh = false;
        RightAnswersFile.write(right, kept);
        answers = kept;
    }

    /**
     * Appends rows of the trial.
     *
     * @throws IOException if they cannot be written, or another process has changed the file
     */
    public void append(List<Metric> rows) throws IOException {
        fresh = false;
        requireLength();
        byte[] added = MetricsCsv.append(metrics, rows);
        written.update(added);
        bytes += added.length;
    }

    /** Writes a checkpoint of the metrics so far and a state. */
    void save(TrialProgress progress, Map<String, NDArray> state) throws IOException {
        requireLength();
        write(progress, null, state);
    }

    /**
     * Records the end of the trial, after which there is no state to continue from. If there was
     * none before, nothing waits for the disk: a finished trial is about to be stored, and a row
     * that a power loss has damaged tells so by its digest.
     */
    public void end(TrialRow row) throws IOException {
        requireOwn();
        write(TrialProgress.NONE, row, Map.of());
    }

    private void write(TrialProgress progress, TrialRow ended, Map<String, NDArray> state)
            throws IOException {
        fresh = false;
        boolean forced = ended == null || checkpoint.exists();
        if (bytes > 0 && forced) {
            // The checkpoint promises them.
            AtomicFile.force(metrics);
        }
        checkpoint.write(
                new Header(
                        key.digest(),
                        progress,
                        ended,
                        bytes,
                        Sha256.soFar(written),
                        answers == null ? null : Sha256.of(answers.bytes()),
                        List.copyOf(state.keySet())),
                state,
                forced);
    }

    /**
     * Reads the trial's metrics.
     *
     * @return all rows that this trial wrote, in order
     * @throws IOException if they cannot be read, or another process has changed the file
     */
    public List<Metric> metrics() throws IOException {
        if (bytes == 0) {
            return List.of();
        }
        List<Metric> rows = MetricsCsv.read(metrics);
        // Afterwards: what is compared is what was read, or a later state of it.
        requireOwn();
        return rows;
    }

    /** Deletes what the trial itself has left in the folder, once it has ended. */
    public void deleteOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!List.of(metrics, right, inputs, checkpoint.path()).contains(file)) {
                    CacheFolder.delete(file);
                }
            }
        }
    }

    /** {@return which test images the trial got right after its last epoch; empty if unknown} */
    public Optional<RightAnswers> right() {
        return Optional.ofNullable(answers);
    }

    /**
     * Copies the metrics file.
     *
     * @param copy the new file
     * @throws IOException if it cannot be written, or another process has changed the original
     */
    void copyMetrics(Path copy) throws IOException {
        Files.copy(metrics, copy);
        requireOwn(copy);
    }

    /** A look that costs the same after any number of epochs. */
    private void requireLength() throws IOException {
        long found = Files.exists(metrics) ? Files.size(metrics) : 0;
        if (found != bytes) {
            throw notOwn("expected %d bytes, found %d".formatted(bytes, found));
        }
    }

    /**
     * Checks that the metrics on disk are those that this trial wrote.
     *
     * @throws IOException if another process has changed the file
     */
    void requireOwn() throws IOException {
        requireOwn(metrics);
    }

    private void requireOwn(Path file) throws IOException {
        if (bytes == 0 && Files.notExists(file)) {
            return;
        }
        String found = Sha256.of(file);
        String own = Sha256.soFar(written);
        if (!found.equals(own)) {
            throw notOwn("expected SHA-256 %s, found %s".formatted(own, found));
        }
    }

    private IOException notOwn(String difference) {
        return new IOException(
                "%s holds other rows than those of this run, so that another process writes there: %s"
                        .formatted(metrics, difference));
    }

    private void note(String message) throws IOException {
        events.append(new Event.Note(message));
    }
}
