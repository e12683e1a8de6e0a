package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A condition that builds the theorem's network and evaluates it at the points to which it was
 * fitted.
 *
 * @param labelling the labels to fit
 * @param position position of the thresholds in the gaps between projections, 0 to 1
 * @param n number of points
 * @param gap distance between the points of a pair; 0 if the points are images
 */
record Construction(Labelling labelling, double position, int n, double gap) {

    /** Reads a condition that {@link #condition} has created. */
    static Construction of(Condition condition) {
        Map<String, String> parameters = condition.parameters();
        return new Construction(
                Labelling.valueOf(parameters.get("labels").toUpperCase(Locale.ROOT)),
                Double.parseDouble(parameters.get("position")),
                Integer.parseInt(parameters.get("n")),
                Double.parseDouble(parameters.get("gap")));
    }

    /** Returns this construction as a condition. */
    Condition condition(String id, String label) {
        return new Condition(
                id,
                label,
                1,
                Map.of(
                        "labels", labelling.name().toLowerCase(Locale.ROOT),
                        "position", String.valueOf(position),
                        "n", String.valueOf(n),
                        "gap", String.valueOf(gap)));
    }

    /** Builds and evaluates the network, and records the values. */
    void run(Trial trial) throws IOException {
        DistinctImages images =
                DistinctImages.draw(
                        trial.dataset().train(),
                        Expressivity.CROP,
                        gap == 0 ? n : n / 2,
                        RandomStream.of(trial.seed(), "sample of images"));
        Map<String, Double> metrics = new HashMap<>();
        metrics.put("duplicates", (double) images.duplicates());
        try {
            metrics.putAll(measured(gap == 0 ? images.points() : images.pairs(gap), trial.seed()));
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
        TriangularSystem system = TriangularSystem.interleaved(projection.values(), position);
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
