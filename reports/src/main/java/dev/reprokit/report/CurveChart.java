package dev.reprokit.report;

import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Learning curves: one metric over epochs, one line per condition. */
final class CurveChart {
    /** The largest number of epochs that are drawn. */
    private static final int MOST_EPOCHS = 200;

    /**
     * The largest number of points of single seeds in a chart; with many seeds, fewer epochs are
     * drawn.
     */
    private static final int SEED_POINTS = 3000;

    /**
     * The smallest number of epochs that are drawn, however many seeds there are: fewer would lose
     * a curve's shape.
     */
    private static final int FEWEST_EPOCHS = 25;

    private CurveChart() {}

    /** Makes a chart of learning curves. */
    static Chart of(Curves declared, Description description, Results results) {
        Map<String, Map<TrialRow, LearningCurve>> curves = new LinkedHashMap<>();
        for (String condition : declared.conditions()) {
            curves.put(condition, curves(condition, declared.metric(), results));
        }
        List<LearningCurve> all =
                curves.values().stream().map(Map::values).flatMap(Collection::stream).toList();
        SortedSet<Integer> measured = new TreeSet<>();
        all.forEach(curve -> measured.addAll(curve.values().keySet()));
        int most = Math.max(FEWEST_EPOCHS, SEED_POINTS / Math.max(1, all.size()));
        List<Integer> drawn = Thinned.of(List.copyOf(measured), Math.min(most, MOST_EPOCHS));
        Chart chart =
                new Chart(
                        new Chart.Axis("Epoch", false),
                        new Chart.Axis(declared.axis(), false),
                        curves.entrySet().stream()
                                .map(
                                        condition ->
                                                new Chart.Line(
                                                        label(condition.getKey(), description),
                                                        seeds(condition.getValue(), drawn),
                                                        spread(condition.getValue(), drawn)))
                                .toList(),
                        declared.references().stream()
                                .map(curve -> reference(curve, declared))
                                .toList(),
                        notes(drawn.size(), measured.size()));
        return measured.size() == 1 && chart.references().isEmpty() ? sideBySide(chart) : chart;
    }

    /**
     * Gives each condition its own place on the axis: curves of a single epoch would lie on top of
     * one another.
     */
    private static Chart sideBySide(Chart chart) {
        List<Chart.Line> lines = new ArrayList<>();
        for (Chart.Line line : chart.lines()) {
            double place = lines.size();
            lines.add(
                    new Chart.Line(
                            line.label(),
                            line.seeds().stream().map(seed -> at(place, seed)).toList(),
                            line.spread().stream().map(spread -> spread.at(place)).toList()));
        }
        return new Chart(
                new Chart.Axis("Condition", false, lines.stream().map(Chart.Line::label).toList()),
                chart.yAxis(),
                lines,
                List.of(),
                chart.notes());
    }

    private static Chart.Seed at(double place, Chart.Seed seed) {
        return new Chart.Seed(
                seed.seed(),
                seed.finished(),
                seed.points().stream()
                        .map(point -> new Chart.Point(place, point.value()))
                        .toList());
    }

    private static List<String> notes(int drawn, int measured) {
        return drawn == measured
                ? List.of()
                : List.of(
                        "%d of %d measured epochs are drawn; metrics.csv has all."
                                .formatted(drawn, measured));
    }

    private static Map<TrialRow, LearningCurve> curves(
            String condition, String metric, Results results) {
        Map<TrialRow, LearningCurve> curves = new LinkedHashMap<>();
        for (TrialRow trial : results.trials()) {
            if (trial.condition().equals(condition)) {
                results.measured(trial, metric).ifPresent(curve -> curves.put(trial, curve));
            }
        }
        return curves;
    }

    private static String label(String condition, Description description) {
        return description.conditions().stream()
                .filter(candidate -> candidate.id().equals(condition))
                .map(ConditionLabel::label)
                .findFirst()
                .orElse(condition);
    }

    private static List<Chart.Seed> seeds(
            Map<TrialRow, LearningCurve> curves, List<Integer> epochs) {
        List<Chart.Seed> seeds = new ArrayList<>();
        curves.forEach(
                (trial, curve) ->
                        seeds.add(
                                new Chart.Seed(
                                        trial.seed(),
                                        trial.status() == TrialStatus.FINISHED,
                                        points(curve, epochs))));
        return seeds;
    }

    private static List<Chart.Point> points(LearningCurve curve, List<Integer> epochs) {
        return epochs.stream()
                .filter(epoch -> Double.isFinite(curve.values().getOrDefault(epoch, Double.NaN)))
                .map(epoch -> new Chart.Point(epoch, Spread.round(curve.at(epoch))))
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

    private static Chart.Reference reference(ReferenceCurve curve, Curves declared) {
        int condition = declared.conditions().indexOf(curve.condition());
        return new Chart.Reference(
                curve.label(),
                curve.source(),
                condition < 0 ? null : condition,
                Thinned.of(curve.points(), MOST_EPOCHS).stream()
                        .map(point -> new Chart.Point(point.epoch(), point.value()))
                        .toList());
    }
}
