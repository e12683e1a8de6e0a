package dev.reprokit.baseline;

import dev.reprokit.record.result.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * One metric of one condition in the baseline and in the run. Means, difference and tolerance are
 * in the metric's unit.
 *
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param value the metric and the value of its curve in words, e.g. {@code test_accuracy after the
 *     last epoch}
 * @param before the baseline's mean over seeds
 * @param now the run's mean over seeds
 * @param tolerance the largest tolerated change of the mean, 0 or more
 * @param noticeable the change of the mean that would have been noticed with a probability of 80 %,
 *     if this value moved alone: at least the tolerance; null if nothing is known of the spread
 *     over seeds, or if there is none
 * @param isFinalAccuracy whether it is the test accuracy after the last epoch, which is tested
 *     before all others
 * @param seeds the seeds that were compared, e.g. {@code 5 pairs}
 * @param p the p value after the correction for the number of tests; null if nothing was tested
 * @param sameBits whether both have the same seeds with the same values, to the last bit
 * @param outcome the result of the comparison
 */
public record MetricComparison(
        String experiment,
        String condition,
        String value,
        double before,
        double now,
        double tolerance,
        @Nullable Double noticeable,
        boolean isFinalAccuracy,
        String seeds,
        @Nullable Double p,
        boolean sameBits,
        Outcome outcome) {

    /** Results of comparing a metric with its baseline. */
    public enum Outcome {
        /** The difference is within the tolerance, or chance explains it. */
        SAME,
        /** The metric got worse, beyond tolerance and chance. */
        WORSE,
        /** The metric got better, beyond tolerance and chance. */
        BETTER,
        /** The metric changed beyond tolerance and chance, and neither direction is better. */
        CHANGED,
        /**
         * The metric changed beyond the tolerance, and there are too few seeds to test for chance.
         */
        UNDECIDED;

        /** {@return whether the metric moved beyond tolerance and chance, in either direction} */
        public boolean isChange() {
            return this == WORSE || this == BETTER || this == CHANGED;
        }

        /** {@return the word for readers, e.g. {@code worse}} */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return the run's mean minus the baseline's} */
    public double difference() {
        return now - before;
    }

    /** {@return whether chance does not explain the difference, but the tolerance allows it} */
    public boolean isTolerated() {
        return outcome == Outcome.SAME && p != null && p <= Comparison.LEVEL;
    }

    String inWords() {
        return "%s, %s: was %s, is %s (difference %s, tolerance %s; %s%s)"
                .formatted(
                        condition,
                        value,
                        Numbers.number(before),
                        Numbers.number(now),
                        Numbers.number(difference()),
                        Numbers.number(tolerance),
                        seeds,
                        p == null ? "" : ", p = " + Numbers.number(p));
    }
}
