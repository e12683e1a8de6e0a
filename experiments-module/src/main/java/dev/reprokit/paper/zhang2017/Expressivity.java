package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Reproduces Zhang et al. 2017, section 4: the two-layer network of 2n + d weights that the proof
 * of Theorem 1 constructs, in float64, and beside it the number of weights that gradient descent
 * needs.
 */
public final class Expressivity implements Experiment {
    static final int CROP = 28;

    /** A network that is to fit labels, constructed or trained. */
    interface Fit extends Arm {
        int epochs();

        void run(Trial trial) throws IOException;
    }

    /**
     * What a scale sets.
     *
     * @param images the images to draw points from, and to train on
     * @param pointsFitted numbers of points that are fitted by the construction
     * @param imagesTrainedOn number of images that gradient descent fits
     * @param batchSize images per step of gradient descent
     * @param epochs epochs of gradient descent
     * @param widths its hidden layers, as multiples of the narrowest
     */
    record Row(
            Images images,
            List<Integer> pointsFitted,
            int imagesTrainedOn,
            int batchSize,
            int epochs,
            List<Integer> widths)
            implements Setup {

        List<HiddenLayer> hiddenLayers() {
            return widths.stream()
                    .map(width -> new HiddenLayer(width, imagesTrainedOn, batchSize, epochs))
                    .toList();
        }

        List<Fit> fits() {
            List<Fit> fits = new ArrayList<>();
            for (int n : pointsFitted) {
                for (Labelling labelling : Labelling.values()) {
                    fits.add(Construction.of(labelling, n));
                }
                fits.add(Construction.midpoints(n));
            }
            fits.addAll(Construction.LATE);
            fits.addAll(Construction.PAIRS);
            fits.add(Construction.NO_GAP);
            fits.addAll(hiddenLayers());
            return fits;
        }
    }

    private static final String N = "points n";
    private static final String ERROR = "largest error, relative to the largest label";

    private static final List<Integer> SIZES = List.of(10, 100, 1000, 10_000);
    private static final List<Integer> WIDTHS = List.of(1, 2, 4, 8, 16, 32, 64);

    static final Scales<Row> SCALES =
            new Scales<>(
                    new Row(
                            Images.synthetic(1200, 200),
                            List.of(10, 100, 1000),
                            200,
                            8,
                            22,
                            List.of(1, 8, 64)),
                    new Row(Images.cifar10(12_000, 500), SIZES, 300, 8, 40, WIDTHS),
                    new Row(Images.cifar10(50_000, 10_000), SIZES, 50_000, 128, 250, WIDTHS));

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
        return SCALES.design(
                scale,
                SCALES.at(scale).fits().stream()
                        .map(fit -> Condition.of(fit, fit.epochs()))
                        .toList());
    }

    @Override
    public void run(Trial trial) throws IOException {
        trial.arm(SCALES.at(trial.scale()).fits()).run(trial);
    }

    @Override
    public List<Claim> claims() {
        return ExpressivityClaims.all();
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(
                List.of("class_accuracy"),
                List.of("relative_error", "backwards_error", "error_bound"));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        Row row = SCALES.at(scale);
        SweepSeries random = sized(row, "random labels", n -> Construction.of(Labelling.RANDOM, n));
        SweepSeries alternating = sized(row, "alternating labels", Construction::alternating);
        SweepSeries midpoints = sized(row, "alternating, midpoints", Construction::midpoints);
        SweepSeries late =
                SweepSeries.of("three quarters up", Construction.LATE, Construction::n, Arm::id);
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
                        SweepSeries.of(
                                "50 pairs, alternating labels",
                                Construction.PAIRS,
                                Construction::gap,
                                Arm::id)),
                sweep(
                        "accuracy-by-weights",
                        "Gradient descent on random labels; the theorem's network has %,d weights"
                                .formatted(HiddenLayer.theorem(row.imagesTrainedOn())),
                        "weights",
                        "train accuracy after the last epoch (fraction)",
                        "evaluated_train_accuracy",
                        SweepSeries.of(
                                "one hidden layer",
                                row.hiddenLayers(),
                                layer -> HiddenLayer.weights(layer.width()),
                                Arm::id)),
                Curves.of(
                                "evaluated_train_accuracy",
                                row.hiddenLayers().stream().map(Arm::id).toList())
                        .titled(
                                "gradient-descent",
                                "Gradient descent on random labels: networks of more and more weights")
                        .onAxis("train accuracy after the epoch (fraction)"));
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

    private static SweepSeries sized(Row row, String label, IntFunction<Construction> ofSize) {
        return SweepSeries.of(
                label,
                row.pointsFitted().stream().map(ofSize::apply).toList(),
                Construction::n,
                Arm::id);
    }
}
