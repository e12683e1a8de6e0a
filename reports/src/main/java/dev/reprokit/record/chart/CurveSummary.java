package dev.reprokit.record.chart;

import static java.util.Objects.requireNonNull;

import dev.reprokit.record.result.LearningCurve;

import org.jspecify.annotations.Nullable;

/**
 * From a trial's learning curve to one value.
 *
 * @param metric the metric in {@code metrics.csv}
 * @param kind which value of its curve
 * @param threshold what is reached, for the kinds that wait for it; null for the others
 * @param relative whether to divide it by that of the same seed at the series' first condition
 */
public record CurveSummary(String metric, Kind kind, @Nullable Double threshold, boolean relative) {

    /** Which value of a curve. */
    public enum Kind {
        /** The last epoch's value. */
        LAST,
        /** 1 less the last epoch's value: an error where the metric is an accuracy. */
        LAST_ERROR,
        /** 1 less the first value, which may be that of the untrained network. */
        FIRST_ERROR,
        /** The first epoch with at least the threshold. */
        EPOCHS_TO_REACH,
        /** The first epoch with at most the threshold. */
        EPOCHS_TO_FALL_TO
    }

    /**
     * Checks that there is a threshold to wait for.
     *
     * @throws IllegalArgumentException if the kind waits for a threshold and has none
     */
    public CurveSummary {
        boolean waits = kind == Kind.EPOCHS_TO_REACH || kind == Kind.EPOCHS_TO_FALL_TO;
        if (waits && threshold == null) {
            throw new IllegalArgumentException(kind + " of " + metric + " has no threshold");
        }
    }

    /**
     * The value of one trial, before it is divided by any other.
     *
     * @param curve the trial's metric by epoch
     * @return in the metric's unit, or in epochs; positive infinity where the threshold is never
     *     met
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
