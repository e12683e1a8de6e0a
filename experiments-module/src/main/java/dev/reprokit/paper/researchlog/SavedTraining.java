package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.TutorialCnn;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Checkpoint;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Saves and loads a narrow version of the tutorial CNN, which has random crops and dropout. It is
 * trained for two epochs in a row, and for one epoch, saved, loaded into another network with other
 * weights, and trained for one more.
 *
 * @param trial seed, images and device
 * @param protocol the training protocol
 */
record SavedTraining(Trial trial, Protocol protocol) {
    private static final int IMAGES = 100;
    private static final int BATCH = 32;
    private static final TutorialCnn NETWORK = TutorialCnn.LOG.narrowed(4);

    /**
     * Counts how many numbers differ: in the outputs after loading, and in the whole state at the
     * end.
     */
    Map<String, Double> measure() {
        LabelledImages images = trial.dataset().train().first(IMAGES);
        NDManager manager = trial.manager();
        try (ImageTensors data =
                        ImageTensors.of(manager, images, images, ChannelStatistics.CIFAR10);
                Labels labels = new Labels(manager, images.labels(), images.classes());
                Classifier first = untrained(data, "initial weights");
                Training whole = training(first, images, labels);
                Classifier second = untrained(data, "other weights");
                Training rest = training(second, images, labels)) {
            whole.epoch();
            Map<String, byte[]> saved = encoded(whole.state());
            Map<String, byte[]> weights = encoded(Backbone.parametersIn(whole.state()));
            NDArray outputs = first.logits(data.testImages(), false);
            NDArray before = second.logits(data.testImages(), false);
            try (NDManager scope = manager.newSubManager()) {
                rest.restore(new Checkpoint(1, decoded(saved, scope)));
            }
            NDArray loaded = second.logits(data.testImages(), false);
            whole.epoch();
            rest.epoch();
            return Map.of(
                    "outputs_that_differ_before_loading", different(outputs, before),
                    "outputs_that_differ_after_loading", different(outputs, loaded),
                    "state_bytes_that_differ_after_going_on",
                            different(encoded(whole.state()), encoded(rest.state())),
                    "weight_bytes_that_one_epoch_changes",
                            different(encoded(Backbone.parametersIn(whole.state())), weights));
        }
    }

    private Classifier untrained(ImageTensors data, String purpose) {
        return new Classifier(
                NETWORK,
                trial.manager(),
                data.trainImages().getShape(),
                RandomStream.of(trial.seed(), purpose));
    }

    private Training training(Classifier classifier, LabelledImages images, Labels labels) {
        return new Training(
                classifier,
                PytorchBasics.crops(trial.manager(), images, trial.seed()),
                labels,
                protocol.withBatchSize(BATCH),
                trial.seed());
    }

    private static Map<String, byte[]> encoded(Map<String, NDArray> state) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        state.forEach((name, array) -> bytes.put(name, array.encode()));
        return bytes;
    }

    private static Map<String, NDArray> decoded(Map<String, byte[]> saved, NDManager manager) {
        Map<String, NDArray> state = new LinkedHashMap<>();
        saved.forEach((name, bytes) -> state.put(name, manager.decode(bytes)));
        return state;
    }

    private static double different(NDArray one, NDArray other) {
        return one.neq(other).toType(DataType.INT64, false).sum().getLong();
    }

    /** Compares bytes, so that NaN equals NaN and 0 differs from -0. */
    private static double different(Map<String, byte[]> one, Map<String, byte[]> other) {
        if (!one.keySet().equals(other.keySet())) {
            throw new IllegalArgumentException(one.keySet() + " is not " + other.keySet());
        }
        long count = 0;
        for (String name : one.keySet()) {
            byte[] mine = one.get(name);
            byte[] others = other.get(name);
            count += Math.abs(mine.length - others.length);
            for (int i = 0; i < Math.min(mine.length, others.length); i++) {
                count += mine[i] == others[i] ? 0 : 1;
            }
        }
        return count;
    }
}
