package dev.reprokit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How to read a chart, and what it leaves out. */
final class Caption {
    private Caption() {}

    static String of(Chart chart) {
        List<String> sentences = new ArrayList<>();
        if (chart.conditions().stream().allMatch(condition -> condition.seeds().isEmpty())) {
            sentences.add("This run measured none of it.");
        } else {
            sentences.add(
                    "Thin lines: single seeds. Thick line with markers: their mean. Band: from the"
                            + " smallest to the largest seed.");
        }
        for (Chart.Condition condition : chart.conditions()) {
            sentences.add("%s: %s.".formatted(condition.label(), seeds(condition)));
        }
        if (!chart.references().isEmpty()) {
            sentences.add(
                    "Dashed: "
                            + chart.references().stream()
                                    .map(curve -> curve.label() + " (" + curve.source() + ")")
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        if (chart.drawnEpochs() < chart.measuredEpochs()) {
            sentences.add(
                    "%d of %d measured epochs are drawn; metrics.csv has all."
                            .formatted(chart.drawnEpochs(), chart.measuredEpochs()));
        }
        return String.join(" ", sentences);
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
        return "%s, of which %s did not finish and %s not in mean and band"
                .formatted(
                        count,
                        String.join(", ", unfinished),
                        unfinished.size() == 1 ? "is" : "are");
    }
}
