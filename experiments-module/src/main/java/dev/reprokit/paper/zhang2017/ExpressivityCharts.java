package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Arm;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** The charts of {@link Expressivity} against n, gaps and numbers of weights. */
final class ExpressivityCharts {
    private static final String N = "points n";
    private static final String ERROR = "largest error, relative to the largest label";

    private ExpressivityCharts() {}

    static List<Chart> of(Expressivity.Row row) {
        SweepSeries random = sized(row, "random labels", n -> Construction.of(Labelling.RANDOM, n));
        SweepSeries alternating = sized(row, "alternating labels", Construction::alternating);
        SweepSeries midpoints = sized(row, "alternating, midpoints", Construction::midpoints);
        SweepSeries late = series("three quarters up", Construction.LATE, Construction::n);
        return List.of(
                sweep(
                        "error-by-n",
                        "Error of the construction at the points it fits",
                        N,
                        ERROR,
                        "relative_error",
                        random,
                        alternating,
                        sized(
                                row,
                                "labels from 1e-6 to 1e6",
                                n -> Construction.of(Labelling.WIDE, n)),
                        midpoints,
                        late),
                sweep(
                        "backwards-error-by-n",
                        "The same networks, all sums in the opposite order",
                        N,
                        ERROR,
                        "backwards_error",
                        random,
                        alternating,
                        midpoints),
                sweep(
                        "condition-by-n",
                        "Condition of the triangular system, by where the thresholds lie",
                        N,
                        "condition number, maximum norm",
                        "condition_number",
                        sized(row, "a quarter up the gaps", Construction::alternating),
                        sized(row, "midpoints", Construction::midpoints),
                        late),
                sweep(
                        "error-by-gap",
                        "Error where points come in close pairs",
                        "gap of a pair",
                        ERROR,
                        "relative_error",
                        series(
                                "50 pairs, alternating labels",
                                Construction.PAIRS,
                                Construction::gap)),
                sweep(
                        "accuracy-by-weights",
                        "Gradient descent on random labels; the theorem's network has %,d weights"
                                .formatted(HiddenLayer.theorem(row.imagesTrainedOn())),
                        "weights",
                        "train accuracy after the last epoch (fraction)",
                        "evaluated_train_accuracy",
                        series(
                                "one hidden layer",
                                row.hiddenLayers(),
                                layer -> HiddenLayer.weights(layer.width()))),
                new Curves(
                        "gradient-descent",
                        "Gradient descent on random labels: networks of more and more weights",
                        "evaluated_train_accuracy",
                        "train accuracy after the epoch (fraction)",
                        row.hiddenLayers().stream().map(Arm::id).toList(),
                        List.of()));
    }

    private static Sweep sweep(
            String id,
            String title,
            String xAxis,
            String yAxis,
            String metric,
            SweepSeries... series) {
        return new Sweep(
                id,
                title,
                xAxis,
                yAxis,
                true,
                !metric.endsWith("accuracy"),
                CurveSummary.last(metric),
                List.of(series),
                List.of());
    }

    private static SweepSeries sized(
            Expressivity.Row row, String label, IntFunction<Construction> ofSize) {
        return series(
                label, row.pointsFitted().stream().map(ofSize::apply).toList(), Construction::n);
    }

    private static <A extends Arm> SweepSeries series(
            String label, List<A> arms, ToDoubleFunction<A> x) {
        SortedMap<Double, String> conditions = new TreeMap<>();
        arms.forEach(arm -> conditions.put(x.applyAsDouble(arm), arm.id()));
        return new SweepSeries(label, conditions);
    }
}
