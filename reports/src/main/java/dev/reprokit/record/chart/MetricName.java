package dev.reprokit.record.chart;

import java.util.Map;

/** A metric's name as readers see it. */
final class MetricName {
    private static final String FRACTION = " (fraction)";
    private static final String NATS = " (nats)";

    /** Units of the metrics that a training of ReproKit records by itself. */
    private static final Map<String, String> UNITS =
            Map.of(
                    "train_accuracy", FRACTION,
                    "evaluated_train_accuracy", FRACTION,
                    "test_accuracy", FRACTION,
                    "train_loss", NATS,
                    "test_loss", NATS);

    private MetricName() {}

    /** {@return the name in words, e.g. {@code test accuracy}} */
    static String inWords(String metric) {
        return metric.replace('_', ' ');
    }

    /** {@return the name as a heading, e.g. {@code Test accuracy}} */
    static String heading(String metric) {
        String words = inWords(metric);
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@return the label of an axis, with the unit where ReproKit records the metric} */
    static String axis(String metric) {
        return inWords(metric) + UNITS.getOrDefault(metric, "");
    }
}
