package dev.reprokit.record.result;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A learning curve: one metric of one trial (one training: a setting run with one seed), with one
 * value per measured epoch.
 *
 * @param name the metric and its trial for messages, e.g. {@code test_accuracy of with-lrn, seed 1}
 * @param values the metric by epoch, in the metric's unit; epoch 0 is the untrained network
 */
public record LearningCurve(String name, NavigableMap<Integer, Double> values) {

    /**
     * Creates a curve from a map, whose order does not matter.
     *
     * @param name the metric and the training that it belongs to, for messages
     * @param values the metric by epoch; copied
     * @throws IllegalArgumentException if the map is empty
     */
    public LearningCurve(String name, Map<Integer, Double> values) {
        this(
                name,
                values instanceof NavigableMap<Integer, Double> sorted
                        ? sorted
                        : new TreeMap<>(values));
    }

    /** Checks that there is at least one value, and keeps a copy of the map. */
    public LearningCurve {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the learning curve '" + name + "' has no values");
        }
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    /**
     * Creates a curve whose values belong to epochs 1, 2, 3 ...
     *
     * @param name the metric and the training that it belongs to, for messages
     * @param values the metric, epoch 1 first
     * @return the curve
     * @throws IllegalArgumentException if there is no value
     */
    public static LearningCurve of(String name, double... values) {
        NavigableMap<Integer, Double> byEpoch = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            byEpoch.put(i + 1, values[i]);
        }
        return new LearningCurve(name, (Map<Integer, Double>) byEpoch);
    }

    /**
     * Returns the value after the last epoch.
     *
     * @return the value, in the metric's unit
     */
    public double last() {
        return values.lastEntry().getValue();
    }

    /**
     * Returns the smallest value over all epochs.
     *
     * @return the value, in the metric's unit
     */
    public double minimum() {
        return Collections.min(values.values());
    }

    /**
     * Returns the largest value over all epochs.
     *
     * @return the value, in the metric's unit
     */
    public double maximum() {
        return Collections.max(values.values());
    }

    /**
     * Returns the value after an epoch.
     *
     * @param epoch the epoch; 0 is the untrained network
     * @return the value, in the metric's unit
     * @throws IllegalArgumentException if that epoch was not measured
     */
    public double at(int epoch) {
        Double value = values.get(epoch);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'%s' has no value at epoch %s; it has epochs %s to %s"
                            .formatted(name, epoch, values.firstKey(), values.lastKey()));
        }
        return value;
    }

    /**
     * Returns the first epoch whose value is at least a threshold.
     *
     * @param threshold in the metric's unit
     * @return the epoch; positive infinity if the threshold is never reached, so that later is
     *     always larger
     */
    public double epochsToReach(double threshold) {
        return values.entrySet().stream()
                .filter(epoch -> epoch.getValue() >= threshold)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the first epoch whose value is at most a threshold.
     *
     * @param threshold in the metric's unit
     * @return the epoch; positive infinity if the curve never falls that low
     */
    public double epochsToFallTo(double threshold) {
        return values.entrySet().stream()
                .filter(epoch -> epoch.getValue() <= threshold)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the mean over the measured epochs, with equal weights.
     *
     * @return the mean, in the metric's unit
     */
    public double mean() {
        return values.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * Returns the first epochs of this curve.
     *
     * @param share the share of the last epoch's number, in (0, 1], e.g. 1/3.0; rounded down
     * @return a curve of the epochs up to that one
     * @throws IllegalArgumentException if no epoch was measured so early
     */
    public LearningCurve beginning(double share) {
        return new LearningCurve(name, values.headMap(epochs(share), true));
    }

    /**
     * Returns the last epochs of this curve, as many as {@link #beginning} has first ones.
     *
     * @param share the share of the last epoch's number, in (0, 1], e.g. 1/3.0; rounded down
     * @return a curve of the epochs after the others
     * @throws IllegalArgumentException if the share has no epoch
     */
    public LearningCurve end(double share) {
        return new LearningCurve(name, values.tailMap(values.lastKey() - epochs(share), false));
    }

    /** Returns the number of epochs of a share; thirds of 30 are 10 in spite of rounding. */
    private int epochs(double share) {
        return (int) Math.floor(share * values.lastKey() + 1e-9);
    }
}
