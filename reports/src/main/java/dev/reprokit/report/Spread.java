package dev.reprokit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;

/**
 * The values of all seeds at one place of a chart, summed up.
 *
 * @param x the place on the horizontal axis
 * @param mean the mean of the finite values; null if there are none, or it cannot be drawn
 * @param low the smallest finite value; null if there are none
 * @param high the largest finite value; null if there are none
 * @param n the number of finite values
 * @param never the number of infinite values: seeds that never reached a threshold
 * @param missing the number of NaN values: seeds without a measurement
 */
record Spread(double x, Double mean, Double low, Double high, long n, long never, long missing) {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    static Spread of(double x, Collection<Double> values) {
        long never = 0;
        long missing = 0;
        DoubleSummaryStatistics finite = new DoubleSummaryStatistics();
        for (double value : values) {
            if (Double.isNaN(value)) {
                missing++;
            } else if (Double.isInfinite(value)) {
                never++;
            } else {
                finite.accept(value);
            }
        }
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

    /** {@return whether there is a mean to draw; a {@link #gap} has none, whatever was measured} */
    boolean hasPlace() {
        return mean != null;
    }

    /** {@return the number of all seeds} */
    long seeds() {
        return n + never + missing;
    }

    /** {@return the same values at another place} */
    Spread at(double place) {
        return new Spread(place, mean, low, high, n, never, missing);
    }

    /** {@return a copy without values to draw} */
    Spread gap() {
        return new Spread(x, null, null, null, n, never, missing);
    }

    /**
     * Rounds to six significant digits: more than a screen shows, and a third of the characters of
     * a double.
     */
    static double round(double value) {
        return BigDecimal.valueOf(value).round(SIX_DIGITS).doubleValue();
    }
}
