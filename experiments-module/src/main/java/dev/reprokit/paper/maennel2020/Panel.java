package dev.reprokit.paper.maennel2020;

import dev.reprokit.experiment.Arm;
import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.TaperedMlp;
import dev.reprokit.paper.Figures;
import dev.reprokit.record.chart.PublishedSeries;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A panel of Figure 20: independent Gaussian inputs, each with its own standard deviation, and a
 * fully connected network.
 */
enum Panel implements Arm {
    LEFT(10, 10, 2048, 10_000),
    MIDDLE(1, 30, 2048, 10_000),
    RIGHT(1, 30, 256, 2_000);

    private static final int SECOND_LAYER = 256;

    private final int tenthsOfFirst;
    private final int directions;
    private final int width;
    private final int points;

    Panel(int tenthsOfFirst, int directions, int width, int points) {
        this.tenthsOfFirst = tenthsOfFirst;
        this.directions = directions;
        this.width = width;
        this.points = points;
    }

    @Override
    public String label() {
        return "%s: %d-%d-%d-%d, %,d points"
                .formatted(id(), directions, width, SECOND_LAYER, TaperedMlp.CLASSES, points);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("width", String.valueOf(width), "points", String.valueOf(points));
    }

    /** Returns the standard deviations of the inputs, ascending in steps of 0.1. */
    List<Double> sigmas() {
        return IntStream.range(tenthsOfFirst, tenthsOfFirst + directions)
                .mapToObj(tenths -> tenths / 10.0)
                .toList();
    }

    /**
     * Returns the name of the metric of a direction's spread.
     *
     * @param sigma the direction's standard deviation, e.g. 1.1
     * @return e.g. {@code tau.1.1}
     */
    static String metric(double sigma) {
        return "tau." + sigma;
    }

    /** Returns the metrics of all directions by their standard deviations. */
    SortedMap<Double, String> metrics() {
        SortedMap<Double, String> metrics = new TreeMap<>();
        sigmas().forEach(sigma -> metrics.put(sigma, metric(sigma)));
        return metrics;
    }

    /** Returns the paper's points, read off its picture. */
    PublishedSeries published() {
        return Figures.MAENNEL_POINTS.series(
                "tau", id(), "paper", "Maennel et al., " + id(), label());
    }

    /**
     * Returns the spread that the untrained weights have along every input, but for chance.
     *
     * @return 1/sqrt(inputs), LeCun's rule
     */
    double untrained() {
        return 1 / Math.sqrt(directions);
    }

    /**
     * Returns the network with the widths of its hidden layers divided. Its weights begin by
     * LeCun's rule: the paper does not say by which, but where inputs hardly vary the weights keep
     * their first spread, and there its curves lie at 1/sqrt(inputs).
     */
    TaperedMlp network(int divisor) {
        return new TaperedMlp(width / divisor, SECOND_LAYER / divisor, Initialisation.LECUN);
    }

    /** Returns the number of points, divided. */
    int points(int divisor) {
        return points / divisor;
    }

    /**
     * Draws inputs.
     *
     * @param count number of points
     * @param random draws them
     * @return (points, directions), row after row
     */
    float[] inputs(int count, RandomGenerator random) {
        List<Double> sigmas = sigmas();
        float[] inputs = new float[count * directions];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (sigmas.get(i % directions) * random.nextGaussian());
        }
        return inputs;
    }
}
