package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reproduces Zhang et al. 2017, section 4: the two-layer network of 2n + d weights that the proof
 * of Theorem 1 constructs, in float64, and beside it the number of weights that gradient descent
 * needs.
 */
public final class Expressivity implements Experiment {
    static final int CROP = 28;

    /**
     * Position of early thresholds, a quarter of the way up each gap: rounding errors shrink to a
     * third.
     */
    static final double EARLY = 0.25;

    static final double MIDDLE = 0.5;

    /** Position of late thresholds, three quarters of the way up: rounding errors triple. */
    static final double LATE = 0.75;

    /** Beginning of the ids of a construction's conditions; the number n follows. */
    static final String SIZED = "%s-n-";

    static final String MIDPOINTS = "midpoints";
    static final String LATE_THRESHOLDS = "late";

    /**
     * Numbers of points with late thresholds. Three to the power of 80 is 1e38; double precision
     * has 16 digits.
     */
    static final List<Integer> LATE_SIZES = List.of(10, 20, 40, 80);

    /** Negated decimal exponents of the gaps between the points of a pair. */
    static final List<Integer> GAPS = List.of(2, 4, 6, 8, 10);

    /**
     * Negated decimal exponent of a gap (1e-15) below the rounding error of the projections, which
     * have magnitude 1 and move by a fiftieth of the gap.
     */
    static final int NO_GAP = 15;

    private static final int PAIRED_POINTS = 100;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Expressivity() {}

    @Override
    public About about() {
        return About.of("zhang2017-expressivity", "Finite-sample expressivity")
                .asks(
                        "Does the network of 2n + d weights that the proof constructs fit any labels of n"
                                + " distinct points in double precision, and how many weights does gradient"
                                + " descent need?")
                .from("Zhang et al. 2017, section 4, Theorem 1 and its proof")
                .protocol(
                        "Theorem 1: a two-layer network with ReLU activations and 2n + d weights can"
                                + " represent any function on a sample of size n in d dimensions.",
                        "The proof's construction: project the points on a direction a, sort, put"
                                + " thresholds b between the projections, and solve the lower triangular"
                                + " system max(x_i - b_j, 0) w_j = y_i by forward substitution.",
                        "The paper runs no experiment on it. It leaves open the direction (here uniform on"
                                + " the sphere), where between two projections a threshold lies (here a"
                                + " quarter of the way up; the middle and three quarters are shown beside"
                                + " it), and the arithmetic (here float64, plain sums).",
                        "Points are distinct images, cropped to 28 x 28 x 3 (d = 2,352) and standardised; an"
                                + " image equal to one drawn before is skipped and counted.",
                        "A class is a label of a single output and is read off by rounding; ten outputs"
                                + " would share a and b and take n more weights each.",
                        "'Exactly' means: off by at most a millionth of the largest label. Rounding"
                                + " analysis bounds the error for any labels by 2^-51 (1 + S), S the farthest"
                                + " that labels of magnitude 1 can drive the network at a point before its"
                                + " own unit is added; the bound is reported.",
                        "Corollary 1 (depth k, width O(n / k)) is left out: only depth two is built.",
                        "How many weights gradient descent needs is ReproKit's question: an MLP of one"
                                + " hidden layer on uniformly random labels by the protocol of appendix A"
                                + " (SGD, momentum 0.9, learning rate 0.01, times 0.95 after each epoch).",
                        "Where n is at most d, one hidden unit could tell ten classes apart: it can give"
                                + " independent images any values, and ten lines over one value have an"
                                + " interval each. What narrow networks miss there is what gradient"
                                + " descent does not find, not what they cannot represent.")
                .links(Papers.ZHANG_2017);
    }

    @Override
    public Design design(Scale scale) {
        Design design = Design.of(conditions(scale));
        return switch (scale) {
            case SMOKE ->
                    design.on("synthetic", 1200, 200)
                            .reducing(
                                    "At most 1,000 synthetic images instead of 10,000 of CIFAR-10.",
                                    "Gradient descent: 200 images instead of 50,000, batches of 8"
                                            + " instead of 128, and fewer epochs and widths.")
                            .takingAbout(1);
            case REDUCED ->
                    design.on("cifar10", 12_000, 500)
                            .reducing(
                                    "The first 12,000 images of CIFAR-10 to draw from, instead of"
                                            + " 50,000.",
                                    "Gradient descent: 300 images instead of 50,000, batches of"
                                            + " 8 instead of 128, and fewer epochs.")
                            .takingAbout(3);
            case PAPER -> design.on("cifar10", 50_000, 10_000);
        };
    }

    /** Returns the sample sizes that a scale fits by the construction. */
    static List<Integer> sizes(Scale scale) {
        return scale == Scale.SMOKE ? List.of(10, 100, 1000) : List.of(10, 100, 1000, 10_000);
    }

    /** Returns the name of a labelling in its conditions' ids. */
    static String name(Labelling labelling) {
        return labelling.name().toLowerCase(Locale.ROOT);
    }

    static String sized(String name, int n) {
        return SIZED.formatted(name) + n;
    }

    static String pairs(int exponent) {
        return "pairs-1e-" + exponent;
    }

    static String width(int multiple) {
        return "weights-x" + multiple;
    }

    private static List<Condition> conditions(Scale scale) {
        List<Condition> conditions = new ArrayList<>();
        for (int n : sizes(scale)) {
            for (Labelling labelling : Labelling.values()) {
                String name = name(labelling);
                conditions.add(
                        new Construction(labelling, EARLY, n, 0)
                                .condition(
                                        sized(name, n), "%s labels, n = %,d".formatted(name, n)));
            }
            conditions.add(alternating(MIDPOINTS, MIDDLE, n));
        }
        for (int n : LATE_SIZES) {
            conditions.add(alternating(LATE_THRESHOLDS, LATE, n));
        }
        for (int exponent : GAPS) {
            conditions.add(paired(exponent));
        }
        conditions.add(paired(NO_GAP));
        for (int multiple : WidthSweep.multiples(scale)) {
            conditions.add(WidthSweep.of(scale).condition(multiple));
        }
        return conditions;
    }

    private static Condition paired(int exponent) {
        double gap = Double.parseDouble("1e-" + exponent);
        return new Construction(Labelling.ALTERNATING, EARLY, PAIRED_POINTS, gap)
                .condition(
                        pairs(exponent),
                        "%d pairs, 1e-%d apart".formatted(PAIRED_POINTS / 2, exponent));
    }

    private static Condition alternating(String name, double position, int n) {
        return new Construction(Labelling.ALTERNATING, position, n, 0)
                .condition(
                        sized(name, n),
                        "thresholds at %s of the gaps, n = %,d".formatted(position, n));
    }

    @Override
    public void run(Trial trial) throws IOException {
        if (trial.condition().parameters().containsKey("width")) {
            WidthSweep.of(trial.scale()).run(trial);
        } else {
            Construction.of(trial.condition()).run(trial);
        }
    }

    @Override
    public List<Claim> claims() {
        return ExpressivityClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts = new ArrayList<>(ExpressivitySweeps.of(scale));
        charts.add(
                Curves.of(
                                "evaluated_train_accuracy",
                                WidthSweep.multiples(scale).stream()
                                        .map(Expressivity::width)
                                        .toList())
                        .titled(
                                "gradient-descent",
                                "Gradient descent on random labels: networks of more and more"
                                        + " weights")
                        .onAxis("train accuracy after the epoch (fraction)"));
        return charts;
    }
}
