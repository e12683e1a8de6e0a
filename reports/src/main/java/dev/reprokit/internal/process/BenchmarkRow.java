package dev.reprokit.internal.process;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/**
 * One value of a benchmark: a row of {@code benchmark.csv}. What was measured several times has its
 * median and the smallest and largest value; else the three are equal.
 *
 * @param section what kind of value it is
 * @param network the network's name; empty where the value is of none
 * @param lrn {@code yes} or {@code no}: whether that network has local response normalisation;
 *     empty where the question makes no sense
 * @param threads intra-operation threads of each trial; null where they do not matter
 * @param trials trials at once; null where they do not matter
 * @param metric what was measured
 * @param value the median
 * @param low the smallest
 * @param high the largest
 * @param unit the unit; {@code %} for a percentage
 */
public record BenchmarkRow(
        Section section,
        String network,
        String lrn,
        @Nullable Integer threads,
        @Nullable Integer trials,
        String metric,
        double value,
        double low,
        double high,
        String unit) {

    /** Kinds of values. */
    public enum Section {
        /** Floating-point operations, counted from the layers. */
        OPERATIONS,
        /** Training and the machine's matrix product, measured in turn. */
        SPEED,
        /** What local response normalisation adds to a training step. */
        LRN,
        /** Evaluation after an epoch. */
        EVALUATION,
        /** Peak memory. */
        MEMORY,
        /** What a run costs apart from training. */
        OWN_COST;

        /** {@return as it stands in the file, e.g. {@code own-cost}} */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Section of(String id) {
            return Arrays.stream(values())
                    .filter(section -> section.id().equals(id))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("no section '%s'".formatted(id)));
        }
    }

    /**
     * A value of no network that was measured once.
     *
     * @param section its kind
     * @param metric what was measured
     * @param value the value
     * @param unit its unit
     * @return the row
     */
    public static BenchmarkRow single(Section section, String metric, double value, String unit) {
        return new BenchmarkRow(section, "", "", null, null, metric, value, value, value, unit);
    }
}
