package dev.reprokit.internal.harness.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.Input;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Checkpoint;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** A trial that stops after a few epochs, and records nothing but their time. */
final class ProbedTrial implements Trial {
    private final Condition condition;
    private final Plan plan;
    private final DeviceScope place;
    private final Dataset dataset;
    private final TrialFiles files;
    private final InstantSource clock;
    private Instant epochStart;
    private Double seconds;

    ProbedTrial(
            Condition condition,
            Plan plan,
            DeviceScope place,
            Dataset dataset,
            TrialFiles files,
            InstantSource clock) {
        this.condition = condition;
        this.plan = plan;
        this.place = place;
        this.dataset = dataset;
        this.files = files;
        this.clock = clock;
    }

    /**
     * {@return the time of the last epoch}
     *
     * @throws IllegalStateException if it did not come so far, or if its epochs do not take each
     *     training image once: then a few images do not tell what all of them take
     */
    double seconds() {
        if (seconds == null) {
            throw new IllegalStateException(condition.id() + " did not run so many epochs");
        }
        return seconds;
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public long seed() {
        return plan.seeds().first();
    }

    @Override
    public Scale scale() {
        return plan.scale();
    }

    @Override
    public Device device() {
        return manager().getDevice();
    }

    @Override
    public NDManager manager() {
        return place.manager();
    }

    @Override
    public Dataset dataset() {
        return dataset;
    }

    @Override
    public ImageTensors tensors(int crop) {
        return place.tensors().get(crop);
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
    public Backbone backbone(ClassificationRun run, int[] trainLabels, int... epochs) {
        throw new StoppedException();
    }

    @Override
    public int resume(Consumer<Checkpoint> restore) {
        return 0;
    }

    @Override
    public void epoch(int epoch, Map<String, Double> metrics, long images, Map<String, NDArray> s) {
        Instant now = clock.instant();
        if (images != dataset.train().size()) {
            throw new StoppedException();
        }
        if (epoch >= PaceProbe.EPOCHS) {
            seconds = Duration.between(epochStart, now).toNanos() / 1e9;
            throw new StoppedException();
        }
        epochStart = now;
    }
}
