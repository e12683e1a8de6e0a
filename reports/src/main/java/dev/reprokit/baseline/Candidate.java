package dev.reprokit.baseline;

import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;

import org.apache.commons.statistics.descriptive.Mean;

import java.util.OptionalDouble;

/**
 * The values of one quantity of one condition in the baseline and in the run, to be tested for a
 * difference.
 *
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param quantity the quantity
 * @param metric its metric
 * @param before the baseline's values, one per seed
 * @param now the run's values, one per seed; if paired, of the same seeds in the same order
 * @param paired whether the two arrays have the same seeds
 * @param tolerance the largest tolerated change of the mean, 0 or more, in the metric's unit
 */
record Candidate(
        String experiment,
        String condition,
        MetricValue quantity,
        DeclaredMetric metric,
        double[] before,
        double[] now,
        boolean paired,
        double tolerance) {

    OptionalDouble p() {
        return paired ? ChanceTest.paired(before, now) : ChanceTest.independent(before, now);
    }

    /**
     * Decides whether the quantity has changed.
     *
     * @param p the p value, corrected for all tests; null if there is none
     * @param level the significance level: with a larger p, chance explains the difference
     */
    MetricComparison compared(Double p, double level) {
        double was = mean(before);
        double is = mean(now);
        return new MetricComparison(
                experiment,
                condition,
                quantity.words(metric.label()),
                was,
                is,
                tolerance,
                seeds(),
                p,
                outcome(is - was, p, level));
    }

    private Outcome outcome(double difference, Double p, double level) {
        if (Math.abs(difference) <= tolerance || (p != null && p > level)) {
            return Outcome.SAME;
        }
        if (p == null) {
            return Outcome.UNDECIDED;
        }
        if (metric.direction() == Direction.NEITHER) {
            return Outcome.CHANGED;
        }
        return metric.direction().isWorse(difference) ? Outcome.WORSE : Outcome.BETTER;
    }

    private String seeds() {
        if (paired) {
            return before.length == 1 ? "1 pair" : before.length + " pairs";
        }
        return "seeds: %d against %d others".formatted(now.length, before.length);
    }

    static double mean(double[] values) {
        return Mean.of(values).getAsDouble();
    }
}
