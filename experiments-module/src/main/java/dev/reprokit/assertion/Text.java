package dev.reprokit.assertion;

import dev.reprokit.record.result.LearningCurve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Map;

/** Formats numbers, regions and curves for messages. */
final class Text {
    /**
     * Six digits: one image more or less of 50,000 changes the fifth decimal, which four digits
     * would hide.
     */
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Text() {}

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        return value != 0 && Math.abs(value) < 1e-5 ? rounded.toString() : rounded.toPlainString();
    }

    static String inWords(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    /** Formats a share of 1 in per cent. */
    static String percent(double share) {
        return number(100 * share) + " %";
    }

    static String within(double low, double high) {
        return "within [%s, %s]".formatted(number(low), number(high));
    }

    /** Formats a curve's number of epochs, extremes and last value. */
    static String values(LearningCurve curve) {
        return "  %d epochs, %d to %d%n  lowest  %s%n  highest %s%n  last    %s"
                .formatted(
                        curve.values().size(),
                        curve.values().firstKey(),
                        curve.values().lastKey(),
                        extreme(curve, Map.Entry.<Integer, Double>comparingByValue().reversed()),
                        extreme(curve, Map.Entry.comparingByValue()),
                        atEpoch(curve.values().lastEntry()));
    }

    private static String extreme(
            LearningCurve curve, Comparator<Map.Entry<Integer, Double>> order) {
        return curve.values().entrySet().stream()
                .filter(entry -> !entry.getValue().isNaN())
                .max(order)
                .map(Text::atEpoch)
                .orElse("none: no epoch has a number");
    }

    private static String atEpoch(Map.Entry<Integer, Double> entry) {
        return "%s at epoch %d".formatted(number(entry.getValue()), entry.getKey());
    }
}
