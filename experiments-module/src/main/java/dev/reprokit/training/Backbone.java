package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A backbone: a trained network that several trials (settings run with one seed) go on from, e.g.
 * to examine its layers, and that is trained only once. It has the metrics of its training, a
 * {@link ClassificationRun}, and the network's parameters after selected epochs. {@code
 * Trial.backbone} returns it.
 */
public final class Backbone {
    private final TrainingTrial trial;
    private final ClassificationRun run;
    private final NavigableMap<Integer, Map<String, Double>> metrics;
    private final SortedSet<Integer> epochs;
    private final Snapshots snapshots;

    /**
     * Reads the parameters of a backbone's network after an epoch from where the training stored
     * them.
     */
    @FunctionalInterface
    public interface Snapshots {

        /**
         * Reads all parameters of the network after an epoch.
         *
         * @param epoch an epoch whose parameters were kept
         * @param manager a DJL manager, which owns the arrays and frees them when it is closed
         * @return the parameters by name, with the bits that {@link #parametersIn} selected from
         *     the training's state after that epoch
         * @throws IOException if they cannot be read, or are damaged
         */
        Map<String, NDArray> read(int epoch, NDManager manager) throws IOException;
    }

    /**
     * Creates a backbone, a trained network that several trials go on from, from what its training
     * stored. Experiments get theirs from {@code Trial.backbone}, which finds or trains it.
     *
     * @param trial the trial that uses it, with the seed and the data of the training
     * @param run network and protocol of the training
     * @param metrics the metrics by epoch and name, from epoch 1 on
     * @param epochs the epochs whose parameters were kept
     * @param snapshots reads the parameters when {@link #classifier} asks for them
     */
    public Backbone(
            TrainingTrial trial,
            ClassificationRun run,
            Map<Integer, Map<String, Double>> metrics,
            SortedSet<Integer> epochs,
            Snapshots snapshots) {
        this.trial = trial;
        this.run = run;
        this.metrics = new TreeMap<>(metrics);
        this.epochs = Collections.unmodifiableSortedSet(new TreeSet<>(epochs));
        this.snapshots = snapshots;
    }

    /**
     * Selects what a backbone (a trained network that several trials go on from) keeps of a
     * training's state: the network's parameters, without the optimiser's state.
     *
     * @param trainingState the result of {@link Training#state()}
     * @return the network's parameters by name
     */
    public static Map<String, NDArray> parametersIn(Map<String, NDArray> trainingState) {
        return trainingState.entrySet().stream()
                .filter(array -> array.getKey().startsWith(Classifier.PARAMETER))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    /**
     * {@return the epochs whose parameters were kept, ascending; {@link #classifier} accepts these
     * and 0}
     */
    public SortedSet<Integer> epochs() {
        return epochs;
    }

    /**
     * Returns the metrics that the training recorded after an epoch.
     *
     * @param epoch from 1 to the last of {@link #epochs()}; its parameters need not have been kept
     * @return metrics by the names in {@link ClassificationRun}
     * @throws IllegalArgumentException if that epoch was not trained
     */
    public Map<String, Double> metrics(int epoch) {
        Map<String, Double> found = metrics.get(epoch);
        if (found == null) {
            throw new IllegalArgumentException(
                    "the backbone has epochs %d to %d, not %d"
                            .formatted(metrics.firstKey(), metrics.lastKey(), epoch));
        }
        return Collections.unmodifiableMap(found);
    }

    /**
     * Creates the network as it was after an epoch of its training, with the same bits.
     *
     * @param epoch one of {@link #epochs()}, or 0 for the untrained network
     * @return a new classifier on the trial's device; close it, or it is freed when the trial ends
     * @throws IOException if the parameters cannot be read any more
     * @throws IllegalArgumentException if the parameters of that epoch were not kept
     */
    public Classifier classifier(int epoch) throws IOException {
        if (epoch != 0 && !epochs.contains(epoch)) {
            throw new IllegalArgumentException(
                    "the backbone's parameters were kept after epochs %s, not after %d"
                            .formatted(epochs, epoch));
        }
        Classifier classifier = run.untrained(trial);
        if (epoch > 0) {
            try (NDManager scope = trial.manager().newSubManager()) {
                classifier.restore(new Checkpoint(epoch, snapshots.read(epoch, scope)));
            }
        }
        return classifier;
    }
}
