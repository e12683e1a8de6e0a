package dev.reprokit.report;

import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data of a scatter chart.
 *
 * @param xAxis the horizontal axis's label
 * @param yAxis the vertical axis's label
 * @param identity whether to draw the line on which both values are equal
 * @param groups the groups of points, each with its own marker
 * @param fits lines that others fitted
 */
record ScatterChart(
        String xAxis, String yAxis, boolean identity, List<Group> groups, List<Scatter.Line> fits) {
    /** The largest number of points of a group that are drawn: more hide each other. */
    private static final int MOST_DOTS = 1000;

    /**
     * Points with the same marker.
     *
     * @param label their name in the legend
     * @param source the paper and section or figure that they come from; null if this run measured
     *     them
     * @param dots the points
     */
    record Group(String label, String source, List<Scatter.NamedPoint> dots) {}

    static ScatterChart of(Scatter scatter, Results results) {
        List<Group> groups = new ArrayList<>();
        for (Scatter.Pair pair : scatter.ours()) {
            groups.add(new Group(pair.label(), null, dots(pair, results)));
        }
        for (Scatter.Cloud cloud : scatter.published()) {
            groups.add(new Group(cloud.label(), cloud.source(), cloud.points()));
        }
        return new ScatterChart(
                scatter.xAxis(), scatter.yAxis(), scatter.identity(), groups, scatter.lines());
    }

    private static List<Scatter.NamedPoint> dots(Scatter.Pair pair, Results results) {
        List<Scatter.NamedPoint> dots = new ArrayList<>();
        for (TrialRow trial : results.trials(pair.condition())) {
            if (trial.status() == TrialStatus.FINISHED) {
                Optional<Double> x = last(results, trial, pair.x());
                Optional<Double> y = last(results, trial, pair.y());
                if (x.isPresent() && y.isPresent()) {
                    dots.add(
                            new Scatter.NamedPoint(
                                    "%s, seed %s".formatted(pair.label(), trial.seed()),
                                    Spread.round(x.get()),
                                    Spread.round(y.get())));
                }
            }
        }
        return dots;
    }

    private static Optional<Double> last(Results results, TrialRow trial, String metric) {
        return results.measured(trial, metric).map(LearningCurve::last).filter(Double::isFinite);
    }

    /** {@return this chart with fewer points where a group has very many} */
    ScatterChart thinned() {
        return new ScatterChart(
                xAxis,
                yAxis,
                identity,
                groups.stream()
                        .map(
                                group ->
                                        new Group(
                                                group.label(),
                                                group.source(),
                                                Thinned.of(group.dots(), MOST_DOTS)))
                        .toList(),
                fits);
    }

    /** {@return the caption: the number of points per group, and the sources} */
    String caption() {
        List<String> sentences = new ArrayList<>();
        for (Group group : groups) {
            if (group.source() == null) {
                int seeds = group.dots().size();
                sentences.add(
                        "%s: %s."
                                .formatted(
                                        group.label(), seeds == 1 ? "1 seed" : seeds + " seeds"));
            } else {
                sentences.add(
                        "%s: %s, %s."
                                .formatted(group.label(), group.dots().size(), group.source()));
            }
        }
        fits.forEach(fit -> sentences.add("%s: %s.".formatted(fit.label(), fit.source())));
        if (groups.stream().anyMatch(group -> group.dots().size() > MOST_DOTS)) {
            sentences.add(
                    "At most %s points of a group are drawn; the chart's CSV has all."
                            .formatted(MOST_DOTS));
        }
        if (identity) {
            sentences.add("On the grey line both values are equal.");
        }
        return String.join(" ", sentences);
    }
}
