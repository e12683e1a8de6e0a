package dev.reprokit.report;

import dev.reprokit.baseline.HistoryEntry;
import dev.reprokit.baseline.HistorySeries;
import dev.reprokit.baseline.HistoryValue;
import dev.reprokit.baseline.RunHistory;
import dev.reprokit.record.result.DeclaredMetric;

import org.apache.commons.statistics.distribution.TDistribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Charts of an experiment's history: one per metric, with a line per condition, over the entries in
 * their order.
 */
final class HistoryCharts {
    /** The fewest recorded values that are drawn. */
    private static final int FEWEST = 2;

    /** The most entries that are drawn, the latest: more names do not fit below a chart. */
    private static final int MOST = 60;

    private static final double CONFIDENCE = 0.9;

    private final RunHistory history;
    private final List<HistoryEntry> entries;

    private HistoryCharts(RunHistory history) {
        this.history = history;
        List<HistoryEntry> all = history.entries();
        entries = all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    /** {@return the section of a page; empty if there is too little history to draw} */
    static Optional<Gallery.Section> of(RunHistory history) throws IOException {
        Gallery.Section section = new HistoryCharts(history).section();
        return section.plots().isEmpty() ? Optional.empty() : Optional.of(section);
    }

    private Gallery.Section section() throws IOException {
        Map<String, List<HistorySeries>> byMetric = new TreeMap<>();
        for (HistorySeries series : history.last().values().keySet()) {
            if (history.recorded().stream()
                            .filter(entry -> entry.values().containsKey(series))
                            .count()
                    >= FEWEST) {
                byMetric.computeIfAbsent(series.metric(), none -> new ArrayList<>()).add(series);
            }
        }
        List<Plot> plots = new ArrayList<>();
        for (List<HistorySeries> series : byMetric.values()) {
            plots.add(plot(series));
        }
        return new Gallery.Section(
                "history",
                "History",
                "One place per entry of the experiment's history, the oldest first, named by its"
                        + " commit. Markers are means over seeds, bands their 90 % confidence"
                        + " intervals. Select a name to hide or show its line.",
                plots);
    }

    private Plot plot(List<HistorySeries> lines) throws IOException {
        String metric = lines.get(0).metric();
        DeclaredMetric declared = history.run().description().metric(metric);
        LineChart chart =
                new LineChart(
                                new LineChart.Axis(
                                        "Commit", false, entries.stream().map(this::name).toList()),
                                new LineChart.Axis(declared.label(), false),
                                lines.stream().map(this::line).toList(),
                                List.of(),
                                notes())
                        .shown();
        List<List<String>> table = new ArrayList<>(List.of(ChartTable.columns(chart)));
        table.addAll(ChartTable.rows(chart));
        return new Plot(
                "history-" + metric.replace(".*", "-mean"),
                lines.get(0).words(declared) + ", over commits",
                Caption.of(chart),
                chart.json(),
                table,
                data(lines));
    }

    private List<String> notes() {
        int left = history.entries().size() - entries.size();
        return left == 0 ? List.of() : List.of("%s older entries are not drawn.".formatted(left));
    }

    private String name(HistoryEntry entry) {
        String commit = entry.commit().replaceFirst("^([0-9a-f]{7})[0-9a-f]*", "$1");
        if (entry.run().equals(history.last().run())) {
            return commit + ", this run";
        }
        return entry.kind() == HistoryEntry.Kind.BASELINE ? commit + ", baseline" : commit;
    }

    private LineChart.Line line(HistorySeries series) {
        List<Spread> spread = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            HistoryValue value = entries.get(place).values().get(series);
            if (value != null) {
                spread.add(spread(place, value));
            }
        }
        return new LineChart.Line(series.condition(), List.of(), spread);
    }

    private static Spread spread(int place, HistoryValue value) {
        double half = halfInterval(value);
        return new Spread(
                place,
                Spread.round(value.mean()),
                Spread.round(value.mean() - half),
                Spread.round(value.mean() + half),
                value.seeds(),
                0,
                0);
    }

    /** {@return half the width of the confidence interval of a mean; 0 for one seed} */
    private static double halfInterval(HistoryValue value) {
        int freedom = value.seeds() - 1;
        return freedom == 0
                ? 0
                : TDistribution.of(freedom).inverseSurvivalProbability((1 - CONFIDENCE) / 2)
                        * value.deviation()
                        / Math.sqrt(value.seeds());
    }

    /** {@return the table for programs, with all entries} */
    private List<List<String>> data(Collection<HistorySeries> lines) {
        List<List<String>> data = new ArrayList<>();
        data.add(
                List.of(
                        "condition",
                        "time",
                        "kind",
                        "commit",
                        "device",
                        "run",
                        "mean",
                        "low",
                        "high",
                        "seeds"));
        List<HistoryEntry> all = history.entries();
        for (HistorySeries line : lines) {
            for (HistoryEntry entry : all) {
                HistoryValue value = entry.values().get(line);
                if (value != null) {
                    double half = halfInterval(value);
                    data.add(
                            List.of(
                                    line.condition(),
                                    entry.time().toString(),
                                    entry.kind().id(),
                                    entry.commit(),
                                    entry.device(),
                                    entry.run(),
                                    Double.toString(value.mean()),
                                    Double.toString(value.mean() - half),
                                    Double.toString(value.mean() + half),
                                    Integer.toString(value.seeds())));
                }
            }
        }
        return data;
    }
}
