package dev.reprokit.report;

import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Learning curves: metrics over epochs, with one line per condition and metric. */
final class CurveChart {
    /** The largest number of epochs that are drawn. */
    private static final int MOST_EPOCHS = 200;

    /**
     * The largest number of points of single seeds in a chart; with many seeds, fewer epochs are
     * drawn.
     */
    private static final int SEED_POINTS = 3000;

    /**
     * The largest number of curves of single seeds in a chart: more would only make a grey band,
     * and a page that does not open.
     */
    private static final int MOST_SEED_CURVES = 300;

    /**
     * The smallest number of epochs that are drawn, however many seeds there are: fewer would lose
     * a curve's shape.
     */
    private static final int FEWEST_EPOCHS = 25;

    /** What one line of the chart shows. */
    private record Drawn(String condition, String metric) {}

    private CurveChart() {}

    /** Makes a chart of learning curves. */
    static LineChart of(Curves declared, Description description, Results results) {
        Map<Drawn, Map<TrialRow, LearningCurve>> curves = new LinkedHashMap<>();
        for (String condition : run(declared, description)) {
            for (String metric : declared.metrics()) {
                Drawn drawn = new Drawn(condition, metric);
                curves.put(drawn, curves(drawn, results));
            }
        }
        List<Drawn> lines = List.copyOf(curves.keySet());
        List<LearningCurve> all =
                curves.values().stream().map(Map::values).flatMap(Collection::stream).toList();
        SortedSet<Integer> measured = new TreeSet<>();
        all.forEach(curve -> measured.addAll(curve.values().keySet()));
        boolean single = all.size() <= MOST_SEED_CURVES;
        int most =
                single
                        ? Math.max(FEWEST_EPOCHS, SEED_POINTS / Math.max(1, all.size()))
                        : MOST_EPOCHS;
        List<Integer> drawn = Thinned.of(List.copyOf(measured), Math.min(most, MOST_EPOCHS));
        Map<String, String> labels = labels(description);
        LineChart chart =
                new LineChart(
                        new LineChart.Axis("Epoch", false),
                        new LineChart.Axis(declared.axis(), false),
                        curves.entrySet().stream()
                                .map(
                                        line ->
                                                new LineChart.Line(
                                                        label(line.getKey(), declared, labels),
                                                        seeds(
                                                                line.getValue(),
                                                                single ? drawn : List.of()),
                                                        spread(line.getValue(), drawn)))
                                .toList(),
                        declared.references().stream()
                                .map(curve -> reference(curve, declared, lines))
                                .toList(),
                        notes(drawn.size(), measured.size(), single ? 0 : all.size()));
        return measured.size() == 1 && chart.references().isEmpty() ? sideBySide(chart) : chart;
    }

    /** Returns the conditions that the user did not leave out of the run. */
    private static List<String> run(Curves declared, Description description) {
        Set<String> run = labels(description).keySet();
        return declared.conditions().stream().filter(run::contains).toList();
    }

    private static Map<String, String> labels(Description description) {
        Map<String, String> labels = new HashMap<>();
        description
                .conditions()
                .forEach(condition -> labels.putIfAbsent(condition.id(), condition.label()));
        return labels;
    }

    /**
     * Gives each condition its own place on the axis: curves of a single epoch would lie on top of
     * one another.
     */
    private static LineChart sideBySide(LineChart chart) {
        List<LineChart.Line> lines = new ArrayList<>();
        for (LineChart.Line line : chart.lines()) {
            double place = lines.size();
            lines.add(
                    new LineChart.Line(
                            line.label(),
                            line.seeds().stream().map(seed -> at(place, seed)).toList(),
                            line.spread().stream().map(spread -> spread.at(place)).toList()));
        }
        return new LineChart(
                new LineChart.Axis(
                        "Condition", false, lines.stream().map(LineChart.Line::label).toList()),
                chart.yAxis(),
                lines,
                List.of(),
                chart.notes());
    }

    private static LineChart.Seed at(double place, LineChart.Seed seed) {
        return new LineChart.Seed(
                seed.seed(),
                seed.finished(),
                seed.points().stream()
                        .map(point -> new LineChart.Point(place, point.value()))
                        .toList());
    }

    private static List<String> notes(int drawn, int measured, int omitted) {
        List<String> notes = new ArrayList<>();
        if (drawn < measured) {
            notes.add(
                    "%s of %s measured epochs are drawn; metrics.csv has all."
                            .formatted(drawn, measured));
        }
        if (omitted > 0) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "Means and bands only: %,d curves of single seeds would hide each other.",
                            omitted));
        }
        return notes;
    }

    private static Map<TrialRow, LearningCurve> curves(Drawn drawn, Results results) {
        Map<TrialRow, LearningCurve> curves = new LinkedHashMap<>();
        for (TrialRow trial : results.trials(drawn.condition())) {
            results.measured(trial, drawn.metric()).ifPresent(curve -> curves.put(trial, curve));
        }
        return curves;
    }

    /** Returns what tells the line from the others: condition, metric or both. */
    private static String label(Drawn drawn, Curves declared, Map<String, String> labels) {
        String condition = labels.getOrDefault(drawn.condition(), drawn.condition());
        if (declared.metrics().size() == 1) {
            return condition;
        }
        String metric = drawn.metric().replace('_', ' ');
        return declared.conditions().size() == 1 ? metric : condition + ", " + metric;
    }

    private static List<LineChart.Seed> seeds(
            Map<TrialRow, LearningCurve> curves, List<Integer> epochs) {
        List<LineChart.Seed> seeds = new ArrayList<>();
        curves.forEach(
                (trial, curve) ->
                        seeds.add(
                                new LineChart.Seed(
                                        trial.seed(),
                                        trial.status() == TrialStatus.FINISHED,
                                        points(curve, epochs))));
        return seeds;
    }

    private static List<LineChart.Point> points(LearningCurve curve, List<Integer> epochs) {
        return epochs.stream()
                .filter(epoch -> Double.isFinite(curve.values().getOrDefault(epoch, Double.NaN)))
                .map(epoch -> new LineChart.Point(epoch, Spread.round(curve.at(epoch))))
                .toList();
    }

    /**
     * Computes mean and band for each epoch that all finished seeds have. A mean over fewer seeds
     * than at the epoch before would jump, though no network changed.
     */
    private static List<Spread> spread(Map<TrialRow, LearningCurve> curves, List<Integer> epochs) {
        List<LearningCurve> finished =
                curves.entrySet().stream()
                        .filter(curve -> curve.getKey().status() == TrialStatus.FINISHED)
                        .map(Map.Entry::getValue)
                        .toList();
        List<Spread> spread = new ArrayList<>();
        for (int epoch : epochs) {
            Spread at =
                    Spread.of(
                            epoch,
                            finished.stream()
                                    .map(curve -> curve.values().getOrDefault(epoch, Double.NaN))
                                    .toList());
            if (at.n() > 0 && at.n() == finished.size()) {
                spread.add(at);
            }
        }
        return spread;
    }

    private static LineChart.Reference reference(
            ReferenceCurve curve, Curves declared, List<Drawn> lines) {
        String metric = declared.metrics().size() == 1 ? declared.metrics().get(0) : curve.metric();
        int line = lines.indexOf(new Drawn(curve.condition(), metric));
        return new LineChart.Reference(
                curve.label(),
                curve.source(),
                line < 0 ? null : line,
                Thinned.of(curve.points(), MOST_EPOCHS).stream()
                        .map(point -> new LineChart.Point(point.epoch(), point.value()))
                        .toList());
    }
}
