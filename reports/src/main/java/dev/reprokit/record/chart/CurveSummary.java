package dev.reprokit.record.chart;

import static java.util.Objects.requireNonNull;

import dev.reprokit.record.result.LearningCurve;

import org.jspecify.annotations.Nullable;

/**
 * Reduces a learning curve to a single value, for charts that compare conditions, such as the last
 * value or the first epoch that reaches a threshold.
 *
 * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
 * @param kind which value of the curve to take
 * @param threshold the value to reach or to fall to, in the metric's unit; null for the kinds
 *     without one
 * @param relative true to divide each seed's value by the value that the same seed has under the
 *     first condition (setting of what the experiment varies) of its {@link SweepSeries}, so that
 *     the line begins at 1
 */
public record CurveSummary(String metric, Kind kind, @Nullable Double threshold, boolean relative) {

    /** Ways to take one value from a curve. */
    public enum Kind {
        /** The last epoch's value. */
        LAST,
        /** 1 minus the last epoch's value: the error rate if the metric is an accuracy. */
        LAST_ERROR,
        /** 1 minus the first value, which may belong to the untrained network. */
        FIRST_ERROR,
        /** The first epoch whose value is at least the threshold. */
        EPOCHS_TO_REACH,
        /** The first epoch whose value is at most the threshold. */
        EPOCHS_TO_FALL_TO
    }

    /**
     * Checks that there is a threshold if the kind needs one.
     *
     * @throws IllegalArgumentException if the kind needs a threshold and {@code threshold} is null
     */
    public CurveSummary {
        boolean waits = kind == Kind.EPOCHS_TO_REACH || kind == Kind.EPOCHS_TO_FALL_TO;
        if (waits && threshold == null) {
            throw new IllegalArgumentException(kind + " of " + metric + " has no threshold");
        }
    }

    /**
     * Takes the last epoch's value.
     *
     * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
     * @return the summary
     */
    public static CurveSummary last(String metric) {
        return new CurveSummary(metric, Kind.LAST, null, false);
    }

    /**
     * Takes 1 minus the last epoch's value: the error rate of an accuracy.
     *
     * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
     * @return the summary
     */
    public static CurveSummary lastError(String metric) {
        return new CurveSummary(metric, Kind.LAST_ERROR, null, false);
    }

    /**
     * Takes 1 minus the first value, which may belong to the untrained network.
     *
     * @param metric the metric's name in {@code metrics.csv}, the file of a run's values
     * @return the summary
     */
    public static CurveSummary firstError(String metric) {
        return new CurveSummary(metric, Kind.FIRST_ERROR, null, false);
    }

    /**
     * Takes the value of this kind from the curve of one trial (a setting run with one seed).
     * Dividing it by another condition's, which {@link #relative} asks for, is left to the caller.
     *
     * @param curve the trial's metric by epoch
     * @return the value, in the metric's unit or in epochs; positive infinity if the threshold is
     *     never reached
     */
    public double of(LearningCurve curve) {
        return switch (kind) {
            case LAST -> curve.last();
            case LAST_ERROR -> 1 - curve.last();
            case FIRST_ERROR -> 1 - curve.values().firstEntry().getValue();
            case EPOCHS_TO_REACH -> curve.epochsToReach(requireNonNull(threshold));
            case EPOCHS_TO_FALL_TO -> curve.epochsToFallTo(requireNonNull(threshold));
        };
    }
}
