package dev.reprokit.baseline;

import dev.reprokit.baseline.Candidate.Held;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;

import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.Arrays;

/** A final test accuracy in pairs of the same draw, to be changed one thing at a time. */
final class MadeCandidate {
    String experiment = "e";
    String condition = "c";
    String metric = "test_accuracy";
    MetricValue.Kind kind = MetricValue.Kind.FINAL;
    boolean isPrimary;
    Double byImages;
    double[] before = {0.75};
    double[] now = {0.75};
    boolean paired = true;
    Held held = Held.NONE;
    boolean sameDraw = true;
    double tolerance = 0.01;

    Candidate make() {
        return new Candidate(
                experiment,
                condition,
                new MetricValue(metric, kind),
                new DeclaredMetric(metric, "accuracy", Direction.HIGHER_IS_BETTER),
                isPrimary || new MetricValue(metric, kind).isFinalAccuracy(),
                before,
                now,
                paired,
                held,
                sameDraw,
                tolerance,
                byImages);
    }

    /** {@return values that lie as normal ones do on average, with their mean and deviation 1} */
    static double[] normal(int n, double mean) {
        NormalDistribution normal = NormalDistribution.of(mean, 1);
        double[] values = new double[n];
        Arrays.setAll(values, i -> normal.inverseCumulativeProbability((i + 0.5) / n));
        return values;
    }

    /** {@return the values, all moved as far} */
    static double[] moved(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }
}
