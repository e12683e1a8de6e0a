package dev.reprokit.internal.harness.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.Input;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.harness.machine.VisibleGpus;
import dev.reprokit.internal.program.ProgramHost;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Checkpoint;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.ImageTensors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A trial while it runs: it hands out data and device, writes metrics, and reports progress. */
final class RunningTrial implements Trial, ProgramHost {
    private final Schedule.ScheduledTrial entry;
    private final int of;
    private final Scale scale;
    private final NDManager manager;
    private final Dataset dataset;
    private final SharedTensors tensors;
    private final TrialFiles files;
    private final BackboneSource backbones;
    private final RunningFolder folder;
    private final EventLog events;
    private final Timekeeper time;
    private final String runId;
    private final Path dataDirectory;
    private final int threads;

    private final Instant start;
    private Instant epochStart;
    private final EpochForecast forecast = new EpochForecast();
    private TrialProgress progress;
    private boolean begun;
    private int latest;
    private boolean begunAtZero;
    private boolean stopped;
    private IOException folderError;

    RunningTrial(
            Schedule.ScheduledTrial entry,
            int of,
            Scale scale,
            NDManager manager,
            Dataset dataset,
            SharedTensors tensors,
            TrialFiles files,
            BackboneSource backbones,
            RunningFolder folder,
            EventLog events,
            Timekeeper time,
            String runId,
            Path dataDirectory,
            int threads) {
        this.entry = entry;
        this.of = of;
        this.scale = scale;
        this.manager = manager;
        this.dataset = dataset;
        this.tensors = tensors;
        this.files = files;
        this.backbones = backbones;
        this.folder = folder;
        this.events = events;
        this.time = time;
        this.runId = runId;
        this.dataDirectory = dataDirectory;
        this.threads = threads;
        start = time.now();
        epochStart = start;
        progress = folder.progress();
    }

    @Override
    public Condition condition() {
        return entry.condition();
    }

    @Override
    public long seed() {
        return entry.seed();
    }

    @Override
    public int epochs() {
        return entry.condition().epochs();
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public Device device() {
        return manager.getDevice();
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public Dataset dataset() {
        if (dataset == null) {
            throw new IllegalStateException(
                    "the design names no data set: use Design.of(...).on(\"synthetic\", 1000, 500)");
        }
        return dataset;
    }

    @Override
    public ImageTensors tensors(int crop) {
        dataset();
        return tensors.get(crop);
    }

    @Override
    public Path file(String name) {
        return files.path(name);
    }

    @Override
    public <T> T read(Input<T> input) {
        return files.read(input);
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public Path log() {
        return folder.log();
    }

    @Override
    public Path dataDirectory() {
        return dataDirectory;
    }

    @Override
    public Optional<String> gpu() {
        return device().isGpu()
                ? Optional.of(VisibleGpus.ofThisProcess().alone(device().getDeviceId()))
                : Optional.empty();
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public List<Metric> recorded() throws IOException {
        return folder.metrics();
    }

    @Override
    public Backbone backbone(ClassificationRun run, int[] trainLabels, int... epochs)
            throws IOException {
        Instant asked = time.now();
        try {
            Backbone backbone = backbones.get(this, time, run, trainLabels, epochs);
            // The pace of this trial's own epochs does not include it.
            epochStart = time.now();
            time.backbone(entry, seconds(asked, epochStart));
            return backbone;
        } catch (StoppedException e) {
            stopped = true;
            throw e;
        } catch (IOException e) {
            folderError = e;
            throw e;
        } catch (UncheckedIOException e) {
            folderError = e.getCause();
            throw e;
        }
    }

    @Override
    public int resume(Consumer<Checkpoint> restore) throws IOException {
        if (begun) {
            throw new IllegalStateException(
                    "call resume() once and before the first epoch(): %s has begun"
                            .formatted(trial()));
        }
        begun = true;
        latest = progress.epochs();
        if (progress.epochs() > 0) {
            try (NDManager scope = manager.newSubManager()) {
                restore.accept(new Checkpoint(progress.epochs(), folder.state(scope)));
            }
            time.set(entry, epochsLeft());
            events.append(
                    new Event.Note(
                            "%s continues after epoch %d".formatted(trial(), progress.epochs())));
            epochStart = time.now();
        }
        return progress.epochs();
    }

    @Override
    public void epoch(
            int epoch, Map<String, Double> metrics, long epochImages, Map<String, NDArray> state)
            throws IOException {
        try {
            write(epoch, metrics, epochImages, state, !state.isEmpty());
        } catch (IOException e) {
            folderError = e;
            throw e;
        }
    }

    @Override
    public void epoch(int epoch, Map<String, Double> metrics, boolean goesOn) throws IOException {
        try {
            write(epoch, metrics, 0, Map.of(), goesOn);
        } catch (IOException e) {
            folderError = e;
            throw e;
        }
    }

    @Override
    public void tested(int[] classes, boolean[] right) throws IOException {
        if (dataset == null || !Arrays.equals(classes, dataset.test().labels())) {
            return;
        }
        try {
            begin();
            folder.keep(RightAnswers.of(right));
        } catch (IOException e) {
            folderError = e;
            throw e;
        }
    }

    /** Deletes what a killed run has left, unless the experiment called resume. */
    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            folder.restart();
            progress = TrialProgress.NONE;
            time.set(entry, epochsLeft());
        }
    }

    /**
     * Throws the exception that prevented metrics or a backbone from being written, even if the
     * experiment caught it: it is not a failure of the trial.
     */
    void requireWritten() throws IOException {
        if (folderError != null) {
            throw folderError;
        }
    }

    private void write(
            int epoch,
            Map<String, Double> metrics,
            long epochImages,
            Map<String, NDArray> state,
            boolean goesOn)
            throws IOException {
        if (epoch > condition().epochs()) {
            throw new IllegalStateException(
                    "epoch %d of a condition that runs %d: the run method has to count to trial.epochs(), which -Drepro.override.epochs changes"
                            .formatted(epoch, condition().epochs()));
        }
        begin();
        requireGoesOn();
        requireNext(epoch);
        List<Metric> rows =
                new TreeMap<>(metrics)
                        .entrySet().stream()
                                .map(m -> new Metric(trial(), epoch, m.getKey(), m.getValue()))
                                .toList();
        folder.append(rows);
        Instant now = time.now();
        Double left = epoch == 0 ? null : left(seconds(epochStart, now));
        epochStart = now;
        progress = progress.plus(epoch == 0 ? 0 : 1, epochImages);
        Optional<Metric> diverged =
                rows.stream().filter(row -> !Double.isFinite(row.value())).findFirst();
        if (diverged.isEmpty() && epoch > 0 && goesOn) {
            folder.save(progress.plusSeconds(secondsHere()), state);
        }
        events.append(
                new Event.EpochFinished(
                        trial(),
                        condition().id(),
                        seed(),
                        entry.number(),
                        of,
                        epoch,
                        condition().epochs(),
                        metrics.get("train_accuracy"),
                        metrics.get("test_accuracy"),
                        imagesPerSecond(),
                        left));
        diverged.ifPresent(
                row -> {
                    throw new DivergedException(
                            "%s is %s after epoch %d".formatted(row.name(), row.value(), epoch));
                });
        if (epoch > 0 && epoch < condition().epochs()) {
            stopUnlessThereIsTime(epoch, goesOn);
        }
    }

    /**
     * Returns the time left after an epoch that trained. Epoch 0 evaluates the untrained network,
     * so that its time does not show the pace of an epoch.
     */
    private double left(double seconds) {
        forecast.add(seconds);
        return time.epoch(entry, seconds);
    }

    /** Stops before an epoch that would not end in time; all up to it is on disk. */
    private void stopUnlessThereIsTime(int epoch, boolean canGoOnLater) throws IOException {
        // What cannot go on later has to end now.
        if (!time.allows(forecast.seconds() * (canGoOnLater ? 1 : epochsLeft()))) {
            stopped = true;
            events.append(
                    new Event.Note(
                            "%s stops after epoch %d of %d%s"
                                    .formatted(
                                            trial(),
                                            epoch,
                                            condition().epochs(),
                                            canGoOnLater
                                                    ? ""
                                                    : ", and begins anew next time: it records no state to go on from")));
            requireGoesOn();
        }
    }

    /** An experiment may have caught the exception. */
    private void requireGoesOn() {
        if (stopped) {
            throw new StoppedException();
        }
    }

    /** {@return whether the trial stopped because the time of the run is over} */
    boolean isStopped() {
        return stopped;
    }

    /** Checks that each epoch is recorded once, in order, so that no row can come twice. */
    private void requireNext(int epoch) {
        if (epoch != latest + 1 && (epoch != 0 || begunAtZero || latest > 0)) {
            throw new IllegalStateException(
                    "epoch %d was recorded after epoch %d: each epoch is recorded once, in order, from 1 on; epoch 0, the untrained network, may come first"
                            .formatted(epoch, latest));
        }
        begunAtZero = true;
        latest = epoch;
    }

    /** Creates the row in {@code trials.csv} of a trial that has ended. */
    TrialRow row(TrialStatus status, String failure) {
        return new TrialRow(
                trial(),
                condition().id(),
                seed(),
                condition().parameters(),
                status,
                progress.epochs(),
                seconds(),
                imagesPerSecond(),
                failure,
                runId);
    }

    int epochsLeft() {
        return Math.max(0, condition().epochs() - progress.epochs());
    }

    private String trial() {
        return entry.trial();
    }

    private double secondsHere() {
        return seconds(start, time.now());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private double seconds() {
        return progress.seconds() + secondsHere();
    }

    private double imagesPerSecond() {
        return progress.images() / seconds();
    }
}
