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
 * What a {@link ClassificationRun} left: its metrics, and the network's parameters after some
 * epochs. {@code Trial.backbone} hands it out.
 */
public final class Backbone {
    private final TrainingTrial trial;
    private final ClassificationRun run;
    private final NavigableMap<Integer, Map<String, Double>> metrics;
    private final SortedSet<Integer> epochs;
    private final Snapshots snapshots;

    /** Where the parameters are. */
    @FunctionalInterface
    public interface Snapshots {

        /**
         * Reads all parameters after an epoch.
         *
         * @param epoch one that was kept
         * @param manager owns the arrays
         * @return {@link #parametersIn} the training's state then, bit for bit
         * @throws IOException if they cannot be read, or are damaged
         */
        Map<String, NDArray> read(int epoch, NDManager manager) throws IOException;
    }

    /**
     * A trained network.
     *
     * @param trial uses it: with the seed and on the data that it was trained with
     * @param run what was trained
     * @param metrics by epoch and name, from epoch 1 on
     * @param epochs after which the parameters were kept
     * @param snapshots reads them
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
     * What of a training's state a backbone keeps.
     *
     * @param trainingState {@link Training#state()}
     * @return the network's parameters, without the optimizer's velocities
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

    /** {@return the epochs that {@link #classifier} can be asked for besides 0, ascending} */
    public SortedSet<Integer> epochs() {
        return epochs;
    }

    /**
     * What was measured.
     *
     * @param epoch from 1 to the last of {@link #epochs()}; also one that was not kept
     * @return by the names that {@link ClassificationRun} has
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
     * The network after an epoch, with the same bits as in the training.
     *
     * @param epoch one of {@link #epochs()}, or 0 for the untrained network
     * @return a new classifier on the trial's device; to be closed, or freed when the trial ends
     * @throws IOException if the parameters cannot be read any more
     * @throws IllegalArgumentException if that epoch was not kept
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
