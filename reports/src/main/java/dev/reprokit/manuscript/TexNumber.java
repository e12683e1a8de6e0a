package dev.reprokit.manuscript;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Reads numbers that are written out in LaTeX, and rounds as they are rounded. */
final class TexNumber {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private TexNumber() {}

    /**
     * Reads a number.
     *
     * @param tex e.g. {@code 0.75}, {@code $-3$}, {@code 1.2\times 10^{-7}} or {@code \num{12.5}}
     * @return the number, whose scale is that of its last digit; empty if it is none, as with a
     *     comma
     */
    static Optional<BigDecimal> of(String tex) {
        String bare =
                tex.replaceAll("\\\\(ensuremath|num)\\b|\\\\[,:;() ]|[\\s${}~]", "")
                        .replaceAll("\\\\(times|cdot)10\\^", "e")
                        .replace('−', '-');
        return bare.matches("[+-]?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,3})?")
                ? Optional.of(new BigDecimal(bare))
                : Optional.empty();
    }

    /**
     * Tests if a number is another one after rounding; a number in the middle may go either way.
     */
    static boolean isRounded(double exact, BigDecimal rounded) {
        BigDecimal error = rounded.subtract(BigDecimal.valueOf(exact)).abs();
        return error.multiply(TWO).compareTo(rounded.ulp()) <= 0;
    }

    /** Rounds a number to the last digit of another one. */
    static String likewise(double exact, BigDecimal other) {
        return BigDecimal.valueOf(exact).setScale(other.scale(), RoundingMode.HALF_EVEN).toString();
    }
}
