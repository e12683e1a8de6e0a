package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.MetricsSource;

import java.util.List;
import java.util.SortedMap;

/**
 * What a program that was run once reports.
 *
 * @param source where it reports it
 * @param metrics the metrics; at least one
 * @param firstEpoch the number of the first epoch as the program counts, 0 or 1
 * @param epochs the number of epochs, at least 1
 * @param last the last value of each metric
 * @param leftOut what looks like metrics and can be none, a sentence each
 */
record FoundMetrics(
        MetricsSource source,
        List<DefinedMetric> metrics,
        int firstEpoch,
        int epochs,
        SortedMap<String, Double> last,
        List<String> leftOut) {}
