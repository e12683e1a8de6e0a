package dev.reprokit.baseline;

import java.util.Arrays;
import java.util.Locale;

/**
 * A value that is compared with the baseline: a metric, and which value of its learning curve.
 *
 * @param metric the metric's name in {@code metrics.csv}
 * @param kind which value of the curve
 */
record MetricValue(String metric, Kind kind) implements Comparable<MetricValue> {
    /** Values of a learning curve. */
    enum Kind {
        /** The last epoch's value, which shows how much was learnt. */
        FINAL("after the last epoch"),
        /**
         * The mean over epochs, which shows how fast it was learnt: slow learning may end at the
         * same value.
         */
        MEAN("mean over epochs");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** {@return the word in the baseline file, {@code final} or {@code mean}} */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static boolean isId(String id) {
            return Arrays.stream(values()).anyMatch(kind -> kind.id().equals(id));
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /** {@return whether it is the test accuracy after the last epoch: what is learnt in the end} */
    boolean isFinalAccuracy() {
        return kind == Kind.FINAL && metric.equals("test_accuracy");
    }

    /** {@return the quantity in words, e.g. {@code test_accuracy after the last epoch}} */
    String words() {
        return words(metric);
    }

    /** {@return the quantity in words, of a metric that readers know by a label} */
    String words(String label) {
        return label + " " + kind.words;
    }

    @Override
    public int compareTo(MetricValue other) {
        int byMetric = metric.compareTo(other.metric);
        return byMetric != 0 ? byMetric : kind.compareTo(other.kind);
    }
}
