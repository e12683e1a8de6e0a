package dev.reprokit.baseline;

import java.math.BigDecimal;

/**
 * How far a mean may move before anybody needs to know, whatever a test says of chance.
 *
 * @param amount in the metric's unit, or a percentage of the baseline's mean
 * @param relative whether it is such a percentage
 */
record Tolerance(double amount, boolean relative) {

    /** One point where the metric is a fraction of images, 5 % of the old mean where it is not. */
    static Tolerance usual(String metric) {
        return metric.contains("accuracy") ? new Tolerance(0.01, false) : new Tolerance(5, true);
    }

    /**
     * As it stands in the file.
     *
     * @param text {@code 0.01} or {@code 5%}
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

    /** {@return what {@link #parse} reads} */
    String text() {
        return BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString()
                + (relative ? "%" : "");
    }

    /** {@return the tolerated move in the metric's unit} */
    double around(double mean) {
        return relative ? amount / 100 * Math.abs(mean) : amount;
    }
}
