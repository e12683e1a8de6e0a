package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toMap;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.Input;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Checkpoint;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A trial at smoke scale on a few synthetic images, without a harness. Its backbones are not
 * trained: after any epoch they have the same other random weights.
 */
public final class StubTrial implements Trial, AutoCloseable {
    private final Condition condition;
    private final Dataset dataset;
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());
    private final Map<Integer, Map<String, Double>> recorded = new TreeMap<>();
    private int[] fitted;
    private int ended;

    /**
     * A trial.
     *
     * @param condition what it varies
     * @param images how many training images, twice the test images
     */
    public StubTrial(Condition condition, int images) {
        this.condition = condition;
        dataset = SyntheticImages.generate(images, images / 2);
    }

    /** {@return what was recorded, by epoch} */
    public Map<Integer, Map<String, Double>> recorded() {
        return recorded;
    }

    /**
     * As if it had been killed.
     *
     * @param epoch the last one that an earlier run has recorded
     */
    public void killedAfter(int epoch) {
        ended = epoch;
    }

    /** {@return the labels that the backbone was asked to fit} */
    public int[] fitted() {
        return fitted;
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public long seed() {
        return 1001;
    }

    @Override
    public Scale scale() {
        return Scale.SMOKE;
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
        return dataset;
    }

    @Override
    public ImageTensors tensors(int crop) {
        return ImageTensors.of(manager, dataset.train(), dataset.test(), crop);
    }

    @Override
    public Path file(String name) {
        throw new UnsupportedOperationException("this trial has no files");
    }

    @Override
    public <T> T read(Input<T> input) {
        throw new UnsupportedOperationException("this trial has no files");
    }

    @Override
    public Backbone backbone(ClassificationRun run, int[] trainLabels, int... epochs) {
        fitted = trainLabels;
        TreeSet<Integer> kept = new TreeSet<>();
        Arrays.stream(epochs).filter(epoch -> epoch > 0).forEach(kept::add);
        Map<Integer, Map<String, Double>> metrics = new TreeMap<>();
        for (int epoch = 1; epoch <= kept.last(); epoch++) {
            metrics.put(epoch, Map.of("train_accuracy", 0.01 * epoch));
        }
        return new Backbone(this, run, metrics, kept, (epoch, scope) -> parameters(run, scope));
    }

    private Map<String, NDArray> parameters(ClassificationRun run, NDManager scope) {
        Classifier other =
                new Classifier(
                        run.network(),
                        scope,
                        tensors(run.crop()).trainImages().getShape(),
                        RandomStream.of(seed(), "other weights"));
        return other.block().getParameters().stream()
                .collect(
                        toMap(
                                parameter -> "parameter/" + parameter.getKey(),
                                parameter -> parameter.getValue().getArray(),
                                (one, two) -> one));
    }

    @Override
    public int resume(Consumer<Checkpoint> restore) {
        return ended;
    }

    @Override
    public void epoch(
            int epoch, Map<String, Double> metrics, long images, Map<String, NDArray> state) {
        assertThat(state).as("what makes a checkpoint").isNotEmpty();
        recorded.put(epoch, metrics);
    }

    @Override
    public void close() {
        manager.close();
    }
}
