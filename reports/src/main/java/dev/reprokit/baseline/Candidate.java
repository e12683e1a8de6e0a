package dev.reprokit.baseline;

import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Numbers;

import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * The values of one quantity of one condition in the baseline and in the run, to be tested for a
 * difference.
 *
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param quantity the quantity
 * @param metric its metric
 * @param isPrimary whether it is tested before all others: a final test accuracy, or a final value
 *     that claims read
 * @param before the baseline's values, one per seed, without those that are held back
 * @param now the run's values, one per seed; if paired, of the same seeds in the same order
 * @param paired whether the two arrays have the same seeds
 * @param held the values that decide about a suspicion
 * @param sameDraw whether the run drew the same random numbers as the baseline, so that values of
 *     one seed differ only for a cause
 * @param tolerance the largest tolerated change of the mean, 0 or more, in the metric's unit
 * @param byImages p of a test over the test images, for one seed against one; null if there is none
 */
record Candidate(
        String experiment,
        String condition,
        MetricValue quantity,
        DeclaredMetric metric,
        boolean isPrimary,
        double[] before,
        double[] now,
        boolean paired,
        Held held,
        boolean sameDraw,
        double tolerance,
        @Nullable Double byImages) {

    /** The number of tolerances that a single seed moves for a cause only. */
    private static final double FAR = 10;

    /**
     * Values that the screen of a run does not use.
     *
     * @param before the baseline's values of the seeds that are held back
     * @param now the run's values that were computed to confirm a suspicion; empty if there was
     *     none, or nothing was computed
     * @param paired whether the two arrays have the same seeds in the same order
     */
    record Held(double[] before, double[] now, boolean paired) {
        /**
         * The number of seeds below which the run itself decides better: tests of ranks over so few
         * see nothing but complete separation.
         */
        private static final int FEWEST = 10;

        /** No values: the run itself decides. */
        static final Held NONE = new Held(new double[0], new double[0], false);

        /** {@return whether a suspicion can be confirmed by these values} */
        boolean suffices() {
            return before.length >= FEWEST;
        }

        /** {@return whether a suspicion was followed up} */
        boolean isConfirmation() {
            return suffices() && now.length >= FEWEST;
        }
    }

    /** {@return whether both have the same seeds with the same values, to the last bit} */
    boolean isSameBits() {
        return paired && Arrays.equals(before, now);
    }

    /** {@return whether the metric is an accuracy, by its name} */
    boolean isAccuracy() {
        return Tolerance.isAccuracy(quantity.metric());
    }

    /** {@return the run's mean minus the baseline's} */
    double difference() {
        return mean(now) - mean(before);
    }

    /**
     * Tells whether a seed of the run, if this is an accuracy, lies apart from all seeds of the
     * baseline, further than these lie from each other and than ten tolerances.
     */
    boolean hasSeedApart() {
        DoubleSummaryStatistics all = allOfBaseline();
        double apart = Math.max(all.getMax() - all.getMin(), FAR * tolerance);
        return isAccuracy()
                && all.getCount() > 1
                && Arrays.stream(now)
                        .anyMatch(
                                value ->
                                        value < all.getMin() - apart
                                                || value > all.getMax() + apart);
    }

    private DoubleSummaryStatistics allOfBaseline() {
        return DoubleStream.concat(Arrays.stream(before), Arrays.stream(held.before()))
                .summaryStatistics();
    }

    /**
     * {@return the quantity in words; a metric NAME.LAYER that is declared by its family's NAME has
     * the family's label and its own layer}
     */
    String words() {
        String name = quantity.metric();
        return quantity.words(
                name.startsWith(metric.name() + ".")
                        ? metric.label() + name.substring(metric.name().length())
                        : metric.label());
    }

    /** {@return what looks different, in words} */
    String suspicionInWords() {
        return "%s, %s: %s, now %s"
                .formatted(
                        condition,
                        words(),
                        Numbers.number(mean(before)),
                        Numbers.number(mean(now)));
    }

    /** {@return which seeds lie apart from the baseline's, in words} */
    String apartInWords() {
        DoubleSummaryStatistics all = allOfBaseline();
        DoubleSummaryStatistics run = Arrays.stream(now).summaryStatistics();
        return "%s, %s: a seed lies far outside of all %s of the baseline, which are %s to %s; the run's are %s to %s"
                .formatted(
                        condition,
                        words(),
                        all.getCount(),
                        Numbers.number(all.getMin()),
                        Numbers.number(all.getMax()),
                        Numbers.number(run.getMin()),
                        Numbers.number(run.getMax()));
    }

    /** Sums up the screen of the run. */
    MetricComparison compared(@Nullable Double p, double level, @Nullable Double noticeable) {
        Double decisive = hasCause() ? Double.valueOf(0) : p;
        Outcome outcome = outcome(difference(), decisive, level);
        return comparison(before, now, seeds(), p, outcome, noticeable);
    }

    /** Sums up a screen that raised no suspicion, or too small a one to be decided apart. */
    MetricComparison unsuspicious(@Nullable Double noticeable) {
        return comparison(
                before,
                now,
                isSameBits() ? seeds() : seeds() + ", not suspicious",
                null,
                Outcome.SAME,
                noticeable);
    }

    /** Sums up what the values say that were held back and computed to confirm a suspicion. */
    MetricComparison confirmed(double p, double level, @Nullable Double noticeable) {
        double difference = mean(held.now()) - mean(held.before());
        String words =
                "%s to confirm it".formatted(seeds(held.paired(), held.before(), held.now()));
        Outcome outcome = outcome(difference, p, level);
        return comparison(held.before(), held.now(), words, p, outcome, noticeable);
    }

    private MetricComparison comparison(
            double[] was,
            double[] is,
            String seeds,
            @Nullable Double p,
            Outcome outcome,
            @Nullable Double noticeable) {
        return new MetricComparison(
                experiment,
                condition,
                words(),
                mean(was),
                mean(is),
                tolerance,
                noticeable,
                quantity.isFinalAccuracy(),
                seeds,
                p,
                isSameBits(),
                outcome);
    }

    private Outcome outcome(double difference, @Nullable Double p, double level) {
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

    /** Tells whether a single seed that drew the same random numbers moved far: by no chance. */
    private boolean hasCause() {
        return paired && now.length == 1 && sameDraw && Math.abs(difference()) > FAR * tolerance;
    }

    private String seeds() {
        return seeds(paired, before, now);
    }

    private static String seeds(boolean paired, double[] before, double[] now) {
        if (paired) {
            return before.length == 1 ? "1 pair" : before.length + " pairs";
        }
        return "seeds: %s against %s others".formatted(now.length, before.length);
    }

    static double mean(double[] values) {
        return Mean.of(values).getAsDouble();
    }
}
