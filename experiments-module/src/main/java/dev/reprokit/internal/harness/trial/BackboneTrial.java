package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.record.result.Metric;
import dev.reprokit.training.Checkpoint;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.TrainingTrial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The training of a backbone, run like a trial inside the trial that requested it. It keeps the
 * parameters of some epochs and writes a checkpoint after each epoch.
 */
final class BackboneTrial implements TrainingTrial {
    /** Number of messages in the log per backbone. */
    private static final int NOTES = 10;

    private final Trial user;
    private final Timekeeper time;
    private final BackboneRecipe recipe;
    private final Key key;
    private final RunningFolder folder;
    private final BackboneFiles files;
    private final Consumer<String> notes;
    private final EpochForecast forecast = new EpochForecast();
    private Instant epochStart;
    private TrialProgress progress;

    BackboneTrial(
            Trial user,
            Timekeeper time,
            BackboneRecipe recipe,
            Key key,
            RunningFolder folder,
            BackboneFiles files,
            Consumer<String> notes) {
        this.user = user;
        this.time = time;
        this.recipe = recipe;
        this.key = key;
        this.folder = folder;
        this.files = files;
        this.notes = notes;
        progress = folder.progress();
        epochStart = time.now();
    }

    @Override
    public long seed() {
        return recipe.seed();
    }

    @Override
    public int epochs() {
        return recipe.lastEpoch();
    }

    @Override
    public NDManager manager() {
        return user.manager();
    }

    @Override
    public Dataset dataset() {
        return user.dataset();
    }

    @Override
    public ImageTensors tensors(int crop) {
        return user.tensors(crop);
    }

    @Override
    public int resume(Consumer<Checkpoint> restore) throws IOException {
        if (progress.epochs() > 0) {
            try (NDManager scope = manager().newSubManager()) {
                restore.accept(new Checkpoint(progress.epochs(), folder.state(scope)));
            }
            notes.accept(
                    "%s continues after epoch %d of %d"
                            .formatted(recipe.title(), progress.epochs(), recipe.lastEpoch()));
        }
        return progress.epochs();
    }

    /**
     * Stores the parameters before the checkpoint: a checkpoint promises those of all epochs up to
     * its own.
     */
    @Override
    public void epoch(
            int epoch, Map<String, Double> metrics, long images, Map<String, NDArray> state)
            throws IOException {
        List<Metric> rows =
                new TreeMap<>(metrics)
                        .entrySet().stream()
                                .map(m -> new Metric(recipe.id(), epoch, m.getKey(), m.getValue()))
                                .toList();
        Optional<Metric> diverged =
                rows.stream().filter(row -> !Double.isFinite(row.value())).findFirst();
        if (diverged.isPresent()) {
            throw new DivergedException(
                    "%s: %s is %s after epoch %d"
                            .formatted(
                                    recipe.title(),
                                    diverged.get().name(),
                                    diverged.get().value(),
                                    epoch));
        }
        if (recipe.epochs().contains(epoch)) {
            files.keep(key, epoch, state);
        }
        folder.append(rows);
        progress = progress.plus(1, images);
        folder.save(progress, state);
        tell(epoch, metrics);
        Instant now = time.now();
        forecast.add(Duration.between(epochStart, now).toNanos() / 1e9);
        epochStart = now;
        if (epoch < recipe.lastEpoch() && !time.allows(forecast.seconds())) {
            notes.accept(
                    "%s stops after epoch %d of %d"
                            .formatted(recipe.title(), epoch, recipe.lastEpoch()));
            throw new StoppedException();
        }
    }

    private void tell(int epoch, Map<String, Double> metrics) {
        if (epoch % Math.max(1, recipe.lastEpoch() / NOTES) == 0) {
            notes.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: epoch %d of %d, %.1f %% train accuracy",
                            recipe.title(),
                            epoch,
                            recipe.lastEpoch(),
                            100 * metrics.get("train_accuracy")));
        }
    }
}
