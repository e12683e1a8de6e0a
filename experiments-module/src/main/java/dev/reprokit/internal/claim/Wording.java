package dev.reprokit.internal.claim;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Says what is expected of values, in the same words before a run (a claim) and after it (an
 * assertion's message).
 */
public final class Wording {
    /**
     * Six digits: one image more or less of 50,000 changes the fifth decimal, which four digits
     * would hide.
     */
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Wording() {}

    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        return value != 0 && Math.abs(value) < 1e-5 ? rounded.toString() : rounded.toPlainString();
    }

    public static String inWords(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    /** {@return {@code points} for values in per cent, else the values' unit} */
    public static String unitOfDifference(String unit) {
        return unit.equals("%") ? "points" : unit;
    }

    public static String within(double low, double high) {
        return "within [%s, %s]".formatted(number(low), number(high));
    }

    public static String atLeast(double bound) {
        return "at least " + number(bound);
    }

    public static String atMost(double bound) {
        return "at most " + number(bound);
    }

    public static String above(double bound) {
        return "above " + number(bound);
    }

    public static String below(double bound) {
        return "below " + number(bound);
    }

    /** {@return e.g. {@code 'fast' to be higher than 'slow'}} */
    public static String ordered(String name, String word, String other) {
        return "'%s' to be %s than '%s'".formatted(name, word, other);
    }

    /** {@return e.g. {@code 'fast' to be equivalent to 'slow' within a margin of 2 points}} */
    public static String equivalent(String name, String other, double margin, String unit) {
        return "'%s' to be equivalent to '%s' within a margin of %s"
                .formatted(name, other, inWords(margin, unitOfDifference(unit)));
    }

    /** {@return e.g. {@code 'fast' to have a ratio to 'slow' within [0.3, 0.7]}} */
    public static String ratio(String name, String other, double low, double high) {
        return "'%s' to have a ratio to '%s' %s".formatted(name, other, within(low, high));
    }

    /** {@return e.g. {@code 'fast' to have a mean above 40}} */
    public static String mean(String name, String region) {
        return "'%s' to have a mean %s".formatted(name, region);
    }

    /** {@return e.g. {@code every seed of 'fast' to be at least 40}} */
    public static String everySeed(String name, String region) {
        return "every seed of '%s' to be %s".formatted(name, region);
    }
}
