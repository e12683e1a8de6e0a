package dev.reprokit.assertion;

import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.LearningCurve;

import java.util.Comparator;
import java.util.Map;

/** Formats shares and curves for messages. */
final class Text {
    private Text() {}

    /** Formats a share of 1 in per cent. */
    static String percent(double share) {
        return Wording.number(100 * share) + " %";
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
        return "%s at epoch %d".formatted(Wording.number(entry.getValue()), entry.getKey());
    }
}
