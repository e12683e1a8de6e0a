package dev.reprokit.paper.zhang2017;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Measure;
import dev.reprokit.paper.PublishedPoints;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One network's time to fit and errors against the label corruption, of this run and as published.
 *
 * @param network the network
 */
record CorruptionCurve(Architecture network) {
    /** Name of Figure 1b's published values. */
    static final String RELATIVE_TIME = "relative-time";

    /** Name of Figure 1c's published values, which are fractions. */
    static final String TEST_ERROR = "test-error";

    private static final Measure TIME =
            new Measure(
                    "evaluated_train_accuracy",
                    "epochs to 99 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(LabelCorruptionClaims.FITTED));
    private static final Measure TRAIN_ERROR =
            new Measure(
                    "evaluated_train_accuracy",
                    "final train error",
                    "%",
                    curve -> 100 * (1 - curve.last()));
    private static final Measure TEST_ERROR_PERCENT =
            new Measure(
                    "test_accuracy", "final test error", "%", curve -> 100 * (1 - curve.last()));

    /** Returns the epochs to fit at one level, by seed. */
    SeedValues timeAt(Results r, double p) {
        return TIME.of(r, condition(p));
    }

    /** Returns the final test error at one level in %, by seed. */
    SeedValues testErrorAt(Results r, double p) {
        return TEST_ERROR_PERCENT.of(r, condition(p));
    }

    /** Returns Kendall's tau-b of level and time to fit, by seed. */
    SeedValues timeCorrelation(Results r) {
        return overLevels(
                r, TIME, "rank correlation of corruption and time to fit", "", this::rise);
    }

    /** Returns Kendall's tau-b of level and test error, by seed. */
    SeedValues errorCorrelation(Results r) {
        return overLevels(
                r,
                TEST_ERROR_PERCENT,
                "rank correlation of corruption and test error",
                "",
                this::rise);
    }

    /** Returns the largest final train error of any level in %, by seed. */
    SeedValues largestTrainError(Results r) {
        return overLevels(
                r,
                TRAIN_ERROR,
                "largest final train error of any level",
                "%",
                byLevel -> byLevel.values().stream().reduce(0.0, Math::max));
    }

    /**
     * Returns the mean distance over the levels from the published test errors in points, by seed.
     */
    SeedValues distanceFromPublished(Results r) {
        PublishedSeries published =
                published(TEST_ERROR, network == Architecture.LOG_ALEXNET ? "log" : "paper");
        return overLevels(
                r,
                TEST_ERROR_PERCENT,
                "distance from the published test error, mean over levels",
                "points",
                byLevel -> distance(byLevel, published.points()));
    }

    /**
     * Formats an author's values for readers.
     *
     * @param value the published quantity
     * @param by the author
     * @return e.g. {@code 12.9 / 71.0 / 90.2 % at p = 0 / 0.5 / 1}; empty if there are none
     */
    String inWords(String value, String by) {
        if (!PublishedPoints.ofZhang2017().has(value, network.id(), by)) {
            return "";
        }
        SortedMap<Double, Double> points = published(value, by).points();
        if (value.equals(TEST_ERROR)) {
            return String.format(
                    Locale.ROOT,
                    "%.1f / %.1f / %.1f %% test error at p = 0 / 0.5 / 1",
                    100 * points.get(0.0),
                    100 * points.get(0.5),
                    100 * points.get(1.0));
        }
        return String.format(Locale.ROOT, "%.2f times the time at p = 1", points.get(1.0));
    }

    private PublishedSeries published(String value, String by) {
        return PublishedPoints.ofZhang2017().series(value, network.id(), by, by, network.label());
    }

    private static double distance(
            SortedMap<Double, Double> percent, SortedMap<Double, Double> fractions) {
        return percent.entrySet().stream()
                .mapToDouble(level -> level.getValue() - 100 * fractions.get(level.getKey()))
                .map(Math::abs)
                .average()
                .orElseThrow();
    }

    /** Returns the rank correlation; 0 if nothing changes. */
    private double rise(SortedMap<Double, Double> byLevel) {
        double tau =
                RankCorrelation.kendall(
                        byLevel.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                        byLevel.values().stream().mapToDouble(Double::doubleValue).toArray());
        return Double.isNaN(tau) ? 0 : tau;
    }

    private SeedValues overLevels(
            Results r,
            Measure measure,
            String name,
            String unit,
            ToDoubleFunction<SortedMap<Double, Double>> summary) {
        TreeMap<Long, TreeMap<Double, Double>> bySeed = new TreeMap<>();
        for (double p : levels(r)) {
            measure.of(r, condition(p))
                    .bySeed()
                    .forEach(
                            (seed, value) ->
                                    bySeed.computeIfAbsent(seed, s -> new TreeMap<>())
                                            .put(p, value));
        }
        TreeMap<Long, Double> values = new TreeMap<>();
        bySeed.forEach((seed, byLevel) -> values.put(seed, summary.applyAsDouble(byLevel)));
        return new SeedValues("%s, %s".formatted(name, network.label()), unit, values);
    }

    /** Returns the levels that every scale has, and any other published levels that were run. */
    private List<Double> levels(Results r) {
        List<Double> always = LabelCorruptionLevels.levels(Scale.SMOKE);
        return LabelCorruptionLevels.levels(Scale.PAPER).stream()
                .filter(p -> always.contains(p) || wasRun(r, p))
                .toList();
    }

    private boolean wasRun(Results r, double p) {
        return r.trials().stream().anyMatch(trial -> trial.condition().equals(condition(p)));
    }

    private String condition(double p) {
        return LabelCorruptionLevels.condition(network, p);
    }
}
