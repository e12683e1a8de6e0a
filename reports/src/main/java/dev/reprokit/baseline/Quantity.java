package dev.reprokit.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * One value of a trial's metric.
 *
 * @param metric the metric in {@code metrics.csv}
 * @param kind which value of its curve
 */
record Quantity(String metric, Kind kind) implements Comparable<Quantity> {
    private static final Comparator<Quantity> ORDER =
            Comparator.comparing(Quantity::metric).thenComparing(Quantity::kind);

    /** Which value of a curve. */
    enum Kind {
        /** The last epoch's value: what was learnt. */
        FINAL("after the last epoch"),
        /** The mean over epochs: how fast. Slower learning may end where faster learning does. */
        MEAN("mean over epochs");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** {@return as it stands in the file} */
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

    /** {@return e.g. {@code test_accuracy after the last epoch}} */
    String words() {
        return metric + " " + kind.words;
    }

    @Override
    public int compareTo(Quantity other) {
        return ORDER.compare(this, other);
    }
}
