package dev.reprokit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the caption of a chart: the number of seeds, the sources of published values, and what is
 * not drawn.
 */
final class Caption {
    private Caption() {}

    static String of(LineChart chart) {
        List<String> sentences = new ArrayList<>();
        if (chart.lines().stream().allMatch(Caption::isUnmeasured)) {
            sentences.add("This run measured none of it.");
        } else if (chart.lines().stream().anyMatch(line -> !line.seeds().isEmpty())) {
            sentences.add(seeds(chart));
        }
        sentences.addAll(chart.notes());
        sentences.addAll(offAxes(chart));
        if (!chart.references().isEmpty()) {
            sentences.add("Dashed: %s.".formatted(sources(chart)));
        }
        return String.join(" ", sentences);
    }

    private static boolean isUnmeasured(LineChart.Line line) {
        return line.seeds().isEmpty()
                && line.spread().stream().allMatch(at -> at.missing() == at.seeds());
    }

    private static List<String> offAxes(LineChart chart) {
        List<String> sentences = new ArrayList<>();
        long hidden = chart.values() - chart.drawn().values();
        if (hidden > 0) {
            sentences.add(
                    "A logarithmic axis has no place for 0 and less: %s only in the table."
                            .formatted(hidden == 1 ? "1 value is" : hidden + " values are"));
        }
        boolean cut =
                chart.drawn().lines().stream()
                        .flatMap(line -> line.spread().stream())
                        .anyMatch(at -> at.low() != null && !chart.yAxis().shows(at.low()));
        if (cut) {
            sentences.add("A band that goes down to 0 or less ends at the logarithmic axis.");
        }
        return sentences;
    }

    private static String seeds(LineChart chart) {
        List<String> counts = chart.lines().stream().map(Caption::seeds).toList();
        if (counts.size() > 1 && Set.copyOf(counts).size() == 1) {
            return "%s per condition.".formatted(counts.get(0));
        }
        return chart.lines().stream()
                .map(line -> "%s: %s.".formatted(line.label(), seeds(line)))
                .collect(Collectors.joining(" "));
    }

    private static String sources(LineChart chart) {
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

    private static String seeds(LineChart.Line line) {
        int all = line.seeds().size();
        List<String> unfinished =
                line.seeds().stream()
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
