package dev.reprokit.report;

import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses what to draw of an experiment that declares no chart. */
final class DefaultCharts {
    private DefaultCharts() {}

    /**
     * Returns the charts that the experiment declares; if it declares none, a chart of all
     * conditions for each metric that changes over the epochs. A metric of a single epoch has no
     * curve.
     */
    static List<Chart> of(Run run) {
        if (!run.description().charts().isEmpty()) {
            return run.description().charts();
        }
        List<String> conditions =
                run.description().conditions().stream().map(ConditionLabel::id).toList();
        return metrics(run).stream().<Chart>map(metric -> curves(run, metric, conditions)).toList();
    }

    private static Curves curves(Run run, String metric, List<String> conditions) {
        Curves curves = Curves.of(metric, conditions);
        String label = run.description().metric(metric).label();
        return label.equals(metric)
                ? curves
                : curves.titled(
                        label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1));
    }

    private static Set<String> metrics(Run run) {
        Set<String> names = new LinkedHashSet<>();
        for (TrialRow trial : run.results().trials()) {
            for (Metric metric : run.results().metrics(trial)) {
                if (!names.contains(metric.name())
                        && run.results()
                                .measured(trial, metric.name())
                                .filter(curve -> curve.values().size() > 1)
                                .isPresent()) {
                    names.add(metric.name());
                }
            }
        }
        return names;
    }
}
