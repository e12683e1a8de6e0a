package dev.reprokit.report;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;

/**
 * The seeds' values at one place of a chart.
 *
 * @param x where on the horizontal axis
 * @param mean the mean of those that are finite; null where none is
 * @param low the smallest of them; null where there is none
 * @param high the largest of them; null where there is none
 * @param n how many are finite
 * @param never how many are infinite: what was waited for never came
 * @param missing how many are not a number: nothing was measured
 */
record Spread(double x, Double mean, Double low, Double high, long n, long never, long missing) {

    static Spread of(double x, Collection<Double> values) {
        long never = values.stream().filter(value -> value.isInfinite()).count();
        long missing = values.stream().filter(value -> value.isNaN()).count();
        DoubleSummaryStatistics finite =
                values.stream()
                        .filter(Double::isFinite)
                        .mapToDouble(Double::doubleValue)
                        .summaryStatistics();
        if (finite.getCount() == 0) {
            return new Spread(x, null, null, null, 0, never, missing);
        }
        return new Spread(
                x,
                round(finite.getAverage()),
                round(finite.getMin()),
                round(finite.getMax()),
                finite.getCount(),
                never,
                missing);
    }

    /** {@return how many seeds there are, with a finite value or not} */
    long seeds() {
        return n + never + missing;
    }

    /** {@return the same values at another place} */
    Spread at(double place) {
        return new Spread(place, mean, low, high, n, never, missing);
    }

    /** {@return this place with nothing to draw} */
    Spread gap() {
        return new Spread(x, null, null, null, n, never, missing);
    }

    /** Six digits are more than a screen shows, and a third of what a double spells. */
    static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.5e", value));
    }
}
