package dev.reprokit.plugin.attempt;

import dev.reprokit.internal.text.TextTable;
import dev.reprokit.record.result.Numbers;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How metrics spread over seeds.
 *
 * @param values one value per seed, by metric
 */
record SpreadTable(Map<String, List<Double>> values) {
    /** Two-sided, as everywhere in reports. */
    private static final double CONFIDENCE = 0.9;

    /** {@return a table: mean, standard deviation, and 90 % t interval of the mean} */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("metric", "mean", "deviation", "90 % interval", "n"));
        values.forEach((metric, perSeed) -> rows.add(row(metric, perSeed)));
        return TextTable.of(rows);
    }

    private static List<String> row(String metric, List<Double> perSeed) {
        double[] values = perSeed.stream().mapToDouble(Double::doubleValue).toArray();
        int n = values.length;
        if (n == 0) {
            return List.of(metric, "", "", "", "0");
        }
        double mean = Mean.of(values).getAsDouble();
        if (n == 1) {
            return List.of(metric, Numbers.number(mean), "unknown", "unknown", "1");
        }
        double deviation = StandardDeviation.of(values).getAsDouble();
        double half =
                deviation
                        / Math.sqrt(n)
                        * TDistribution.of(n - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        return List.of(
                metric,
                Numbers.number(mean),
                Numbers.number(deviation),
                "[%s, %s]".formatted(Numbers.number(mean - half), Numbers.number(mean + half)),
                String.valueOf(n));
    }

    /** {@return what to look at if metrics have the same value with every seed; empty if none} */
    Optional<String> suspicion() {
        List<String> same =
                values.entrySet().stream()
                        .filter(
                                metric ->
                                        metric.getValue().size() > 1
                                                && metric.getValue().stream().distinct().count()
                                                        == 1)
                        .map(Map.Entry::getKey)
                        .toList();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                same.size() == values.size()
                        ? "No metric spreads at all: does the program use its seed? It is {seed} in its words, and the variable REPRO_SEED"
                        : "Not spreading at all: %s. Such a metric is a setting, or does not depend on the seed"
                                .formatted(String.join(", ", same)));
    }
}
