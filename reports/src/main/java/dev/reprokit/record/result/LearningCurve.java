package dev.reprokit.record.result;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One metric of one trial by epoch.
 *
 * @param name what was measured, and of what, e.g. {@code test_accuracy of with-lrn, seed 1}
 * @param values the metric by epoch; epoch 0 is the untrained network
 */
public record LearningCurve(String name, NavigableMap<Integer, Double> values) {

    /**
     * A curve of any map.
     *
     * @throws IllegalArgumentException if there is no value at all
     */
    public LearningCurve(String name, Map<Integer, Double> values) {
        this(
                name,
                values instanceof NavigableMap<Integer, Double> sorted
                        ? sorted
                        : new TreeMap<>(values));
    }

    /** Checks that there is something to speak of, and keeps a copy. */
    public LearningCurve {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the learning curve '" + name + "' has no values");
        }
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    /**
     * A curve whose values belong to epochs 1, 2, 3 ...
     *
     * @param name what was measured
     * @param values the metric, epoch 1 first
     * @return the curve
     */
    public static LearningCurve of(String name, double... values) {
        NavigableMap<Integer, Double> byEpoch = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            byEpoch.put(i + 1, values[i]);
        }
        return new LearningCurve(name, (Map<Integer, Double>) byEpoch);
    }

    /**
     * The value after the last epoch.
     *
     * @return in the metric's unit
     */
    public double last() {
        return values.lastEntry().getValue();
    }

    /**
     * The smallest value of any epoch.
     *
     * @return in the metric's unit
     */
    public double minimum() {
        return Collections.min(values.values());
    }

    /**
     * The largest value of any epoch.
     *
     * @return in the metric's unit
     */
    public double maximum() {
        return Collections.max(values.values());
    }

    /**
     * The value after an epoch.
     *
     * @param epoch which
     * @return in the metric's unit
     * @throws IllegalArgumentException if that epoch was not measured
     */
    public double at(int epoch) {
        Double value = values.get(epoch);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'%s' has no value at epoch %d; it has epochs %d to %d"
                            .formatted(name, epoch, values.firstKey(), values.lastKey()));
        }
        return value;
    }

    /**
     * The first epoch whose value is at least a threshold.
     *
     * @param threshold in the metric's unit
     * @return the epoch; positive infinity where the threshold is never reached, so that 'later' is
     *     'larger'
     */
    public double epochsToReach(double threshold) {
        return values.entrySet().stream()
                .filter(epoch -> epoch.getValue() >= threshold)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The first epoch whose value is at most a threshold.
     *
     * @param threshold in the metric's unit
     * @return the epoch; positive infinity where the curve never falls that low
     */
    public double epochsToFallTo(double threshold) {
        return values.entrySet().stream()
                .filter(epoch -> epoch.getValue() <= threshold)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The mean over epochs, each weighing the same.
     *
     * @return in the metric's unit
     */
    public double mean() {
        return values.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
