package dev.reprokit.baseline;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.result.Metric;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * SHA-256 of all metrics of a trial. It is computed when it is needed: only comparisons to the last
 * bit and files of baselines do.
 */
public final class MetricsDigest {
    private final Supplier<String> digits;

    private MetricsDigest(Supplier<String> digits) {
        this.digits = digits;
    }

    /**
     * Returns the digest of a trial's metrics (a trial is a setting run with one seed).
     *
     * @param metrics all of them, in the order in which they were recorded
     * @return the digest
     */
    public static MetricsDigest of(List<Metric> metrics) {
        return new MetricsDigest(() -> digits(metrics));
    }

    /** {@return the digest that was written as 64 hexadecimal digits} */
    static MetricsDigest parse(String digits) {
        return new MetricsDigest(() -> digits);
    }

    private static String digits(List<Metric> metrics) {
        StringBuilder text = new StringBuilder();
        for (Metric metric : metrics) {
            text.append(metric.epoch()).append(',').append(metric.name()).append(',');
            text.append(metric.value()).append('\n');
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricsDigest digest && toString().equals(digest.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** {@return 64 hexadecimal digits} */
    @Override
    public String toString() {
        return digits.get();
    }
}
