package dev.reprokit.baseline;

import dev.reprokit.record.result.DeclaredMetric;

import java.util.Comparator;

/**
 * A value that a history follows from run to run: a metric after the last epoch in one condition.
 *
 * @param condition the condition's id
 * @param metric the metric's name; {@code FAMILY.*} for the mean over all metrics {@code FAMILY.x},
 *     such as those of single layers
 */
public record HistorySeries(String condition, String metric) implements Comparable<HistorySeries> {
    private static final String FAMILY = ".*";
    private static final Comparator<HistorySeries> ORDER =
            Comparator.comparing(HistorySeries::condition).thenComparing(HistorySeries::metric);

    /** {@return the series that a metric belongs to} */
    static HistorySeries of(String condition, String metric) {
        int dot = metric.indexOf('.');
        return new HistorySeries(condition, dot < 0 ? metric : metric.substring(0, dot) + FAMILY);
    }

    /**
     * Names the value for readers.
     *
     * @param metric the metric's declaration
     * @return e.g. {@code test_accuracy after the last epoch}
     */
    public String words(DeclaredMetric metric) {
        return new MetricValue(this.metric, MetricValue.Kind.FINAL)
                .words(this.metric.endsWith(FAMILY) ? "mean " + metric.label() : metric.label());
    }

    @Override
    public int compareTo(HistorySeries other) {
        return ORDER.compare(this, other);
    }
}
