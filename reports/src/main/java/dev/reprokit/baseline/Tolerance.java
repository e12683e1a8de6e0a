package dev.reprokit.baseline;

import java.math.BigDecimal;

/**
 * The largest change of a mean that is not reported, even if a test finds that chance does not
 * explain it.
 *
 * @param amount the change, 0 or more, in the metric's unit or in percent of the baseline's mean
 * @param relative whether the amount is in percent of the baseline's mean
 */
record Tolerance(double amount, boolean relative) {

    /**
     * Returns the default tolerance: 0.01 (one percentage point) for accuracies, 5 % of the
     * baseline's mean for other metrics.
     */
    static Tolerance usual(String metric) {
        return isAccuracy(metric) ? new Tolerance(0.01, false) : new Tolerance(5, true);
    }

    /** {@return whether a metric is an accuracy, a share of 1, by its name} */
    static boolean isAccuracy(String metric) {
        return metric.contains("accuracy");
    }

    /**
     * Parses a tolerance of a baseline file.
     *
     * @param text an amount in the metric's unit, e.g. {@code 0.01}, or a percentage, e.g. {@code
     *     5%}
     * @throws IllegalArgumentException if it is neither, or negative
     */
    static Tolerance parse(String text) {
        boolean relative = text.endsWith("%");
        double amount = Double.parseDouble(relative ? text.substring(0, text.length() - 1) : text);
        if (!(amount >= 0 && Double.isFinite(amount))) {
            throw new IllegalArgumentException("a tolerance is 0 or more, such as 0.01 or 5%");
        }
        return new Tolerance(amount, relative);
    }

    /** {@return the text that {@link #parse} reads} */
    String text() {
        return BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString()
                + (relative ? "%" : "");
    }

    /** {@return the largest tolerated change of a mean, in the metric's unit} */
    double around(double mean) {
        return relative ? amount / 100 * Math.abs(mean) : amount;
    }
}
