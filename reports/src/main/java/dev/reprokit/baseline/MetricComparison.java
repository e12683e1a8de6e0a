package dev.reprokit.baseline;

import dev.reprokit.record.result.Numbers;

import java.util.Locale;

/**
 * One metric of one condition, before and now: means over seeds. They, their difference and their
 * tolerance are in the metric's unit.
 *
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param value the metric, and which value of its curve
 * @param before the baseline's mean
 * @param now the run's mean
 * @param tolerance how far it may move
 * @param seeds how the two were compared, e.g. {@code 5 pairs}
 * @param p how likely chance alone moves it as far, after Holm's correction; null where too few
 *     seeds say nothing of chance
 * @param outcome what follows
 */
public record MetricComparison(
        String experiment,
        String condition,
        String value,
        double before,
        double now,
        double tolerance,
        String seeds,
        Double p,
        Outcome outcome) {

    /** What follows for a metric. */
    public enum Outcome {
        /** Within tolerance, or by chance. */
        SAME,
        /** Beyond both, the wrong way. */
        WORSE,
        /** Beyond both, the right way. */
        BETTER,
        /** Beyond both, and neither way is better. */
        CHANGED,
        /** Beyond tolerance, with too few seeds to know of chance. */
        UNDECIDED;

        /** {@return what readers see} */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return now less before} */
    public double difference() {
        return now - before;
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
