package dev.reprokit.report;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.BenchmarkRow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a bar chart; {@code report.js} reads it as JSON.
 *
 * @param axis the vertical axis's label
 * @param categories the names along the horizontal axis
 * @param series groups of bars, each with its own colour
 */
record BarChart(String axis, List<String> categories, List<Series> series) {

    /**
     * Bars of one colour.
     *
     * @param label their name in the legend
     * @param values one value per category, in the chart's unit; null for a category without a
     *     value
     */
    record Series(String label, List<Double> values) {}

    /** Makes the chart of a metric by network, with one colour per number of threads and trials. */
    static BarChart of(List<BenchmarkRow> measured, String metric) {
        List<BenchmarkRow> rows =
                measured.stream().filter(row -> row.metric().equals(metric)).toList();
        List<String> networks = rows.stream().map(BarChart::network).distinct().toList();
        List<Series> series = new ArrayList<>();
        for (String layout : rows.stream().map(BarChart::layout).distinct().toList()) {
            List<Double> values = new ArrayList<>();
            for (String network : networks) {
                values.add(
                        rows.stream()
                                .filter(row -> layout(row).equals(layout))
                                .filter(row -> network(row).equals(network))
                                .map(BenchmarkRow::value)
                                .findFirst()
                                .orElse(null));
            }
            series.add(new Series(layout, values));
        }
        String unit = rows.isEmpty() ? "" : rows.get(0).unit();
        return new BarChart("%s, %s".formatted(metric, unit), networks, series);
    }

    private static String network(BenchmarkRow row) {
        return switch (row.lrn()) {
            case "yes" -> row.network() + ", LRN";
            case "no" -> row.network() + ", no LRN";
            default -> row.network();
        };
    }

    private static String layout(BenchmarkRow row) {
        return "%s %s of %s %s"
                .formatted(
                        row.trials(),
                        row.trials() == 1 ? "trial" : "trials",
                        row.threads(),
                        row.threads() == 1 ? "thread" : "threads");
    }

    /** {@return JSON that is safe within a script element, where only a '<' can end the data} */
    String json() throws IOException {
        return JsonFile.text(this).replace("<", "\\u003c");
    }
}
