package dev.reprokit.report;

import dev.reprokit.record.Description;
import dev.reprokit.record.LearningCurve;
import dev.reprokit.record.Results;
import dev.reprokit.record.TrialRow;
import dev.reprokit.record.TrialStatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a chart of learning curves draws; {@code report.js} reads it as JSON.
 *
 * @param axis the vertical axis's label
 * @param conditions our curves
 * @param references published curves
 * @param drawnEpochs how many epochs of our curves are drawn
 * @param measuredEpochs how many were measured; more than are drawn where the curves are long
 */
record Chart(
        String axis,
        List<Condition> conditions,
        List<Reference> references,
        int drawnEpochs,
        int measuredEpochs) {
    /** Epochs that are drawn at most. */
    private static final int MOST_EPOCHS = 200;

    /** Points of single seeds on a chart; with many seeds, fewer epochs are drawn. */
    private static final int SEED_POINTS = 3000;

    /** Fewer epochs than this would lose a curve's shape, however many seeds there are. */
    private static final int FEWEST_EPOCHS = 25;

    /**
     * The seeds of one condition.
     *
     * @param label what readers call it
     * @param seeds every seed that was measured, however its trial ended
     * @param spread the finished seeds together, at the epochs that all of them measured
     */
    record Condition(String label, List<Seed> seeds, List<Spread> spread) {}

    /**
     * One seed's curve.
     *
     * @param seed the seed
     * @param finished whether its trial ended well
     * @param points epoch and value; what is not finite is left out
     */
    record Seed(long seed, boolean finished, List<Description.Point> points) {}

    /**
     * The finished seeds' values at one epoch.
     *
     * @param epoch the epoch
     * @param mean their mean
     * @param low the smallest
     * @param high the largest
     */
    record Spread(int epoch, double mean, double low, double high) {}

    /**
     * A published curve.
     *
     * @param label what readers call it
     * @param source where its numbers come from
     * @param condition which of the chart's conditions repeats it, counted from 0; null if none
     * @param points epoch and value
     */
    record Reference(
            String label, String source, Integer condition, List<Description.Point> points) {}

    /** The chart of one figure of an experiment. */
    static Chart of(Description.Figure figure, Description description, Results results) {
        Map<String, Map<TrialRow, LearningCurve>> curves = new LinkedHashMap<>();
        for (String condition : figure.conditions()) {
            curves.put(condition, curves(condition, figure.metric(), results));
        }
        List<LearningCurve> all =
                curves.values().stream().map(Map::values).flatMap(Collection::stream).toList();
        SortedSet<Integer> measured = new TreeSet<>();
        all.forEach(curve -> measured.addAll(curve.values().keySet()));
        int most = Math.max(FEWEST_EPOCHS, SEED_POINTS / Math.max(1, all.size()));
        List<Integer> drawn = thin(List.copyOf(measured), Math.min(most, MOST_EPOCHS));
        return new Chart(
                figure.axis(),
                curves.entrySet().stream()
                        .map(
                                condition ->
                                        new Condition(
                                                label(condition.getKey(), description),
                                                seeds(condition.getValue(), drawn),
                                                spread(condition.getValue(), drawn)))
                        .toList(),
                figure.references().stream().map(curve -> reference(curve, figure)).toList(),
                drawn.size(),
                measured.size());
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
                .map(Description.ConditionLabel::label)
                .findFirst()
                .orElse(condition);
    }

    private static List<Seed> seeds(Map<TrialRow, LearningCurve> curves, List<Integer> epochs) {
        List<Seed> seeds = new ArrayList<>();
        curves.forEach(
                (trial, curve) ->
                        seeds.add(
                                new Seed(
                                        trial.seed(),
                                        trial.status() == TrialStatus.FINISHED,
                                        points(curve, epochs))));
        return seeds;
    }

    private static List<Description.Point> points(LearningCurve curve, List<Integer> epochs) {
        return epochs.stream()
                .filter(epoch -> Double.isFinite(curve.values().getOrDefault(epoch, Double.NaN)))
                .map(epoch -> new Description.Point(epoch, round(curve.at(epoch))))
                .toList();
    }

    /** A mean over fewer seeds than the epoch before it would jump for no reason of the network. */
    private static List<Spread> spread(Map<TrialRow, LearningCurve> curves, List<Integer> epochs) {
        List<LearningCurve> finished =
                curves.entrySet().stream()
                        .filter(curve -> curve.getKey().status() == TrialStatus.FINISHED)
                        .map(Map.Entry::getValue)
                        .toList();
        List<Spread> spread = new ArrayList<>();
        for (int epoch : epochs) {
            DoubleSummaryStatistics values =
                    finished.stream()
                            .map(curve -> curve.values().getOrDefault(epoch, Double.NaN))
                            .filter(Double::isFinite)
                            .mapToDouble(Double::doubleValue)
                            .summaryStatistics();
            if (values.getCount() > 0 && values.getCount() == finished.size()) {
                spread.add(
                        new Spread(
                                epoch,
                                round(values.getAverage()),
                                round(values.getMin()),
                                round(values.getMax())));
            }
        }
        return spread;
    }

    private static Reference reference(
            Description.ReferenceCurve curve, Description.Figure figure) {
        int condition = figure.conditions().indexOf(curve.condition());
        return new Reference(
                curve.label(),
                curve.source(),
                condition < 0 ? null : condition,
                thin(curve.points(), MOST_EPOCHS));
    }

    /** At most so many of the values, evenly spaced, the first and the last among them. */
    private static <T> List<T> thin(List<T> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            kept.add(values.get((int) ((long) i * (values.size() - 1) / (most - 1))));
        }
        return kept;
    }

    /** Six digits are more than a screen shows, and a third of what a double spells. */
    private static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.5e", value));
    }
}
