package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the theorem's network and evaluates it at the points to which it was fitted.
 *
 * @param labelling the labels to fit
 * @param thresholds position of the thresholds in the gaps between projections
 * @param n number of points
 * @param exponent negated decimal exponent of the gap between the points of a pair; 0 if the points
 *     are images
 */
record Construction(Labelling labelling, Thresholds thresholds, int n, int exponent)
        implements Expressivity.Fit {
    /** Where between two projections a threshold lies: the share of the gap below it. */
    enum Thresholds {
        /** Rounding errors shrink to a third from point to point. */
        EARLY(0.25),
        MIDPOINTS(0.5),
        /** Rounding errors triple from point to point. */
        LATE(0.75);

        final double position;

        Thresholds(double position) {
            this.position = position;
        }
    }

    /** Three to the power of 80 is 1e38; double precision has 16 digits. */
    static final List<Construction> LATE =
            Stream.of(10, 20, 40, 80)
                    .map(n -> new Construction(Labelling.ALTERNATING, Thresholds.LATE, n, 0))
                    .toList();

    static final List<Construction> PAIRS =
            Stream.of(2, 4, 6, 8, 10).map(Construction::pairs).toList();

    /**
     * A gap (1e-15) below the rounding error of the projections, which have magnitude 1 and move by
     * a fiftieth of the gap.
     */
    static final Construction NO_GAP = pairs(15);

    static Construction of(Labelling labelling, int n) {
        return new Construction(labelling, Thresholds.EARLY, n, 0);
    }

    static Construction alternating(int n) {
        return of(Labelling.ALTERNATING, n);
    }

    static Construction midpoints(int n) {
        return new Construction(Labelling.ALTERNATING, Thresholds.MIDPOINTS, n, 0);
    }

    static Construction pairs(int exponent) {
        return new Construction(Labelling.ALTERNATING, Thresholds.EARLY, 100, exponent);
    }

    @Override
    public String name() {
        return exponent > 0 ? "pairs-1e-" + exponent : "%s-n-%d".formatted(kind(), n);
    }

    /** Returns what constructions of different n have in common, e.g. {@code midpoints}. */
    String kind() {
        return lowerCase(thresholds == Thresholds.EARLY ? labelling : thresholds);
    }

    @Override
    public String label() {
        if (exponent > 0) {
            return "%d pairs, 1e-%d apart".formatted(n / 2, exponent);
        }
        return "%s, n = %,d".formatted(kindLabel(), n);
    }

    /** Returns what the labels of constructions of different n have in common. */
    String kindLabel() {
        return thresholds == Thresholds.EARLY
                ? kind() + " labels"
                : "thresholds at %s of the gaps".formatted(thresholds.position);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "labels", lowerCase(labelling),
                "position", String.valueOf(thresholds.position),
                "n", String.valueOf(n),
                "gap", String.valueOf(gap()));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the distance between the points of a pair; 0 if the points are images. */
    double gap() {
        return exponent == 0 ? 0 : Double.parseDouble("1e-" + exponent);
    }

    @Override
    public int epochs() {
        return 1;
    }

    @Override
    public void run(Trial trial) throws IOException {
        DistinctImages images =
                DistinctImages.draw(
                        trial.dataset().train(),
                        Expressivity.CROP,
                        exponent == 0 ? n : n / 2,
                        RandomStream.of(trial.seed(), "sample of images"));
        Map<String, Double> metrics = new HashMap<>();
        metrics.put("duplicates", (double) images.duplicates());
        try {
            double[][] points = exponent == 0 ? images.points() : images.pairs(gap());
            metrics.putAll(measured(points, trial.seed()));
            metrics.put("built", 1.0);
        } catch (ArithmeticException tooClose) {
            // Float64 has ended: some conditions are there to find this point.
            metrics.put("built", 0.0);
        }
        trial.epoch(1, metrics, 0);
    }

    private Map<String, Double> measured(double[][] points, long seed) {
        Projection projection =
                Projection.random(points, RandomStream.of(seed, "direction of projection"));
        TriangularSystem system =
                TriangularSystem.interleaved(projection.values(), thresholds.position);
        double[] labels = labelling.of(projection, RandomStream.of(seed, "labels"));
        FiniteSampleNetwork network = FiniteSampleNetwork.through(projection, system, labels);
        double largest = 0;
        double error = 0;
        double backwardsError = 0;
        int nearest = 0;
        for (int i = 0; i < points.length; i++) {
            double value = network.valueAt(points[i]);
            largest = Math.max(largest, Math.abs(labels[i]));
            error = Math.max(error, Math.abs(value - labels[i]));
            backwardsError =
                    Math.max(
                            backwardsError,
                            Math.abs(network.valueBackwardsAt(points[i]) - labels[i]));
            nearest += Math.rint(value) == labels[i] ? 1 : 0;
        }
        Map<String, Double> metrics = new HashMap<>();
        metrics.put("relative_error", error / largest);
        metrics.put("backwards_error", backwardsError / largest);
        metrics.put("error_bound", system.errorBound());
        metrics.put("condition_number", system.conditionNumber());
        metrics.put("smallest_eigenvalue", system.smallestEigenvalue());
        metrics.put("weights", (double) network.weightCount());
        metrics.put("2n_plus_d", 2.0 * points.length + points[0].length);
        if (labelling == Labelling.RANDOM) {
            metrics.put("class_accuracy", (double) nearest / points.length);
        }
        return metrics;
    }
}
