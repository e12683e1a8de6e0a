package dev.reprokit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Formats numbers for other programs: six significant digits, without an exponent. */
final class PlainNumber {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    private PlainNumber() {}

    /**
     * Formats a number. An exponent, as Java writes it, is no number to every reader.
     *
     * @param value a finite number
     * @return e.g. {@code 0.000012} or {@code 10000000}
     */
    static String of(double value) {
        return BigDecimal.valueOf(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }
}
