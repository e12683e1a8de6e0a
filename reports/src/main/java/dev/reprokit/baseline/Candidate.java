package dev.reprokit.baseline;

import dev.reprokit.baseline.MetricComparison.Outcome;

import org.apache.commons.statistics.descriptive.Mean;

import java.util.OptionalDouble;

/**
 * One value of one condition in the baseline and in the run, to be tested.
 *
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param quantity the value
 * @param before the baseline's values, a seed each
 * @param now the run's; of the same seeds in the same order where they are paired
 * @param paired whether they are
 * @param tolerance how far the mean may move, in the value's unit
 */
record Candidate(
        String experiment,
        String condition,
        Quantity quantity,
        double[] before,
        double[] now,
        boolean paired,
        double tolerance) {

    OptionalDouble p() {
        return paired ? ChanceTest.paired(before, now) : ChanceTest.independent(before, now);
    }

    /**
     * What the value is after all.
     *
     * @param p corrected for all tests; null where there is none
     * @param level below which chance is no explanation
     */
    MetricComparison compared(Double p, double level) {
        double was = mean(before);
        double is = mean(now);
        return new MetricComparison(
                experiment,
                condition,
                quantity.words(),
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
        Direction direction = Direction.of(quantity.metric());
        if (direction == Direction.NEITHER) {
            return Outcome.CHANGED;
        }
        return direction.isWorse(difference) ? Outcome.WORSE : Outcome.BETTER;
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
