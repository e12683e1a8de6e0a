package dev.reprokit.paper.zhang2017;

import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** The charts of {@link Expressivity} against n, gaps and numbers of weights. */
final class ExpressivitySweeps {
    private static final String N = "points n";

    private ExpressivitySweeps() {}

    static List<Sweep> of(Scale scale) {
        return List.of(
                sweep(
                        "error-by-n",
                        "Error of the construction at the points it fits",
                        N,
                        "largest error, relative to the largest label",
                        true,
                        "relative_error",
                        List.of(
                                sized(scale, "random labels", Expressivity.name(Labelling.RANDOM)),
                                sized(
                                        scale,
                                        "alternating labels",
                                        Expressivity.name(Labelling.ALTERNATING)),
                                sized(
                                        scale,
                                        "labels from 1e-6 to 1e6",
                                        Expressivity.name(Labelling.WIDE)),
                                sized(scale, "alternating, midpoints", Expressivity.MIDPOINTS),
                                late())),
                sweep(
                        "backwards-error-by-n",
                        "The same networks, all sums in the opposite order",
                        N,
                        "largest error, relative to the largest label",
                        true,
                        "backwards_error",
                        List.of(
                                sized(scale, "random labels", Expressivity.name(Labelling.RANDOM)),
                                sized(
                                        scale,
                                        "alternating labels",
                                        Expressivity.name(Labelling.ALTERNATING)),
                                sized(scale, "alternating, midpoints", Expressivity.MIDPOINTS))),
                sweep(
                        "condition-by-n",
                        "Condition of the triangular system, by where the thresholds lie",
                        N,
                        "condition number, maximum norm",
                        true,
                        "condition_number",
                        List.of(
                                sized(
                                        scale,
                                        "a quarter up the gaps",
                                        Expressivity.name(Labelling.ALTERNATING)),
                                sized(scale, "midpoints", Expressivity.MIDPOINTS),
                                late())),
                sweep(
                        "error-by-gap",
                        "Error where points come in close pairs",
                        "gap of a pair",
                        "largest error, relative to the largest label",
                        true,
                        "relative_error",
                        List.of(
                                series(
                                        "50 pairs, alternating labels",
                                        Expressivity.GAPS,
                                        exponent -> Double.parseDouble("1e-" + exponent),
                                        Expressivity::pairs))),
                sweep(
                        "accuracy-by-weights",
                        "Gradient descent on random labels; the theorem's network has %,d weights"
                                .formatted(WidthSweep.of(scale).theorem()),
                        "weights",
                        "train accuracy after the last epoch (fraction)",
                        false,
                        "evaluated_train_accuracy",
                        List.of(
                                series(
                                        "one hidden layer",
                                        WidthSweep.multiples(scale),
                                        multiple ->
                                                WidthSweep.weights(
                                                        WidthSweep.of(scale).width(multiple)),
                                        Expressivity::width))));
    }

    private static Sweep sweep(
            String id,
            String title,
            String xAxis,
            String yAxis,
            boolean logY,
            String metric,
            List<SweepSeries> series) {
        return new Sweep(
                id, title, xAxis, yAxis, true, logY, CurveSummary.last(metric), series, List.of());
    }

    private static SweepSeries sized(Scale scale, String label, String name) {
        return series(label, Expressivity.sizes(scale), n -> n, n -> Expressivity.sized(name, n));
    }

    private static SweepSeries late() {
        return series(
                "three quarters up",
                Expressivity.LATE_SIZES,
                n -> n,
                n -> Expressivity.sized(Expressivity.LATE_THRESHOLDS, n));
    }

    private static SweepSeries series(
            String label,
            List<Integer> numbers,
            IntToDoubleFunction x,
            IntFunction<String> condition) {
        SortedMap<Double, String> conditions = new TreeMap<>();
        for (int number : numbers) {
            conditions.put(x.applyAsDouble(number), condition.apply(number));
        }
        return new SweepSeries(label, conditions);
    }
}
