package dev.reprokit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands behind a chart, and what it leaves out. */
final class Caption {
    private Caption() {}

    static String of(Chart chart) {
        List<String> sentences = new ArrayList<>();
        if (chart.conditions().stream().allMatch(condition -> condition.seeds().isEmpty())) {
            sentences.add("This run measured none of it.");
        } else {
            sentences.add(seeds(chart));
        }
        if (!chart.references().isEmpty()) {
            sentences.add("Dashed: %s.".formatted(sources(chart)));
        }
        if (chart.drawnEpochs() < chart.measuredEpochs()) {
            sentences.add(
                    "%d of %d measured epochs are drawn; metrics.csv has all."
                            .formatted(chart.drawnEpochs(), chart.measuredEpochs()));
        }
        return String.join(" ", sentences);
    }

    private static String seeds(Chart chart) {
        List<String> counts = chart.conditions().stream().map(Caption::seeds).toList();
        if (counts.size() > 1 && Set.copyOf(counts).size() == 1) {
            return "%s a condition.".formatted(counts.get(0));
        }
        return chart.conditions().stream()
                .map(condition -> "%s: %s.".formatted(condition.label(), seeds(condition)))
                .collect(Collectors.joining(" "));
    }

    private static String sources(Chart chart) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        chart.references()
                .forEach(
                        curve ->
                                labels.computeIfAbsent(curve.source(), s -> new ArrayList<>())
                                        .add(curve.label()));
        return labels.entrySet().stream()
                .map(
                        source ->
                                "%s (%s)"
                                        .formatted(
                                                String.join("; ", source.getValue()),
                                                source.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String seeds(Chart.Condition condition) {
        int all = condition.seeds().size();
        List<String> unfinished =
                condition.seeds().stream()
                        .filter(seed -> !seed.finished())
                        .map(seed -> Long.toString(seed.seed()))
                        .toList();
        String count = all == 1 ? "1 seed" : all + " seeds";
        if (unfinished.isEmpty()) {
            return count;
        }
        return "%s; not in mean and band, as %s did not finish: %s"
                .formatted(
                        count,
                        unfinished.size() == 1 ? "it" : "they",
                        String.join(", ", unfinished));
    }
}
