package dev.reprokit.record.chart;

import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A metric that a chart names and no trial (a setting run with one seed) of the chart's conditions
 * (the settings that it draws) measured.
 *
 * @param experiment the experiment's id
 * @param chart the chart's id
 * @param metric the metric's name as the chart spells it
 * @param nowhere true if no trial of the whole run measured it although all conditions of the chart
 *     have a trial that finished: its name is wrong then. False if a trial that did not run or
 *     finish may have it, or if the chart shows published points without it, as a metric may be
 *     measured on some data sets only
 * @param measured the names of all metrics that the run measured
 */
public record UnmeasuredMetric(
        String experiment, String chart, String metric, boolean nowhere, List<String> measured) {

    /**
     * Finds the metrics that an experiment's charts name and their conditions (settings of what the
     * experiment varies) did not measure.
     *
     * @param description the experiment's charts
     * @param results the run's trials (settings run with one seed) and their metrics
     * @return in the order of the charts; empty if every chart has values of every metric. Charts
     *     of conditions that measured nothing, because they did not run or failed, are not examined
     */
    public static List<UnmeasuredMetric> of(Description description, Results results) {
        List<String> measured = names(results, results.trials());
        List<UnmeasuredMetric> unmeasured = new ArrayList<>();
        for (Chart chart : description.charts()) {
            Set<String> conditions = Set.copyOf(chart.conditions());
            List<TrialRow> drawn =
                    results.trials().stream()
                            .filter(trial -> conditions.contains(trial.condition()))
                            .toList();
            List<String> drawable = names(results, drawn);
            boolean whole =
                    drawn.stream()
                            .filter(trial -> trial.status() == TrialStatus.FINISHED)
                            .map(TrialRow::condition)
                            .collect(Collectors.toSet())
                            .containsAll(conditions);
            for (String metric : chart.metrics()) {
                if (!drawable.isEmpty() && !drawable.contains(metric)) {
                    unmeasured.add(
                            new UnmeasuredMetric(
                                    description.id(),
                                    chart.id(),
                                    metric,
                                    whole && !measured.contains(metric) && !standsAlone(chart),
                                    measured));
                }
            }
        }
        return unmeasured;
    }

    private static boolean standsAlone(Chart chart) {
        return chart instanceof Scatter scatter && !scatter.published().isEmpty();
    }

    private static List<String> names(Results results, List<TrialRow> trials) {
        return trials.stream()
                .flatMap(trial -> results.metrics(trial).stream())
                .map(Metric::name)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Says what is wrong.
     *
     * @return one sentence with the experiment, the chart, the metric, and the metrics that there
     *     are
     */
    public String message() {
        return "chart '%s' of %s draws the metric '%s', which %s measured; there are: %s%s"
                .formatted(
                        chart,
                        experiment,
                        metric,
                        nowhere ? "no trial" : "no trial of its conditions",
                        String.join(", ", measured),
                        Spelling.didYouMean(metric, measured));
    }
}
