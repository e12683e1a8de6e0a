package dev.reprokit.internal.process;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/**
 * One value of a benchmark: a row of {@code benchmark.csv}. A value that was measured several times
 * has its median, minimum and maximum; otherwise the three are equal.
 *
 * @param section the kind of value
 * @param network the network's name; empty if the value belongs to no network
 * @param lrn {@code yes} or {@code no}: whether the network has local response normalisation; empty
 *     if that does not matter
 * @param threads PyTorch's intra-operation threads per trial; null if they do not matter
 * @param trials the number of trials at once; null if it does not matter
 * @param metric the name of the value
 * @param value the median, in {@code unit}
 * @param low the smallest measured value, in {@code unit}
 * @param high the largest measured value, in {@code unit}
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
        /** Speed of training and of the machine's matrix product, measured in turn. */
        SPEED,
        /** Time that local response normalisation adds to a training step. */
        LRN,
        /** Time of the evaluation after an epoch. */
        EVALUATION,
        /** Peak memory. */
        MEMORY,
        /** Time that a run takes apart from training. */
        OWN_COST;

        /** {@return the word in {@code benchmark.csv}, e.g. {@code own-cost}} */
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
     * Creates a row for a value that belongs to no network and was measured once.
     *
     * @param section the kind of value
     * @param metric the name of the value
     * @param value the value
     * @param unit the value's unit
     * @return the row
     */
    public static BenchmarkRow single(Section section, String metric, double value, String unit) {
        return new BenchmarkRow(section, "", "", null, null, metric, value, value, value, unit);
    }
}
