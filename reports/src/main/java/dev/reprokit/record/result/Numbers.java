package dev.reprokit.record.result;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Formats numbers for readers: four significant digits as a rule, no exponent for everyday sizes.
 */
public final class Numbers {
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 8;

    private Numbers() {}

    /**
     * Formats a number with four significant digits. A number up to 100 that four digits would make
     * look whole gets as many as it takes, at most eight: 99.9996 % is not 100 %.
     *
     * @param value any number, also infinite or NaN
     * @return e.g. {@code 0.8123}, {@code 12.5}, {@code 14200}; {@code not reached} for positive
     *     infinity, {@code -infinity} for negative, {@code not a number} for NaN
     */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "not reached" : "-infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = rounded(exact, DIGITS);
        for (int digits = DIGITS + 1;
                digits <= MOST_DIGITS
                        && Math.abs(value) <= 100
                        && rounded.scale() <= 0
                        && rounded.compareTo(exact) != 0;
                digits++) {
            rounded = rounded(exact, digits);
        }
        return Math.abs(value) < 1e-5 ? rounded.toString() : rounded.toPlainString();
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /**
     * Formats an amount of memory or disk space.
     *
     * @param bytes the amount in bytes, 0 or more
     * @return the amount in GiB (2^30 bytes) with one decimal, e.g. {@code 1.5 GiB}
     */
    public static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / (1L << 30));
    }

    /**
     * Formats a number with its unit. Infinity and NaN are written as words without a unit.
     *
     * @param value any number
     * @param unit the unit; empty or null for a pure number
     * @return e.g. {@code 12.5 %}, or {@code not reached}
     */
    public static String inWords(double value, @Nullable String unit) {
        return unit == null || unit.isEmpty() || !Double.isFinite(value)
                ? number(value)
                : number(value) + " " + unit;
    }
}
