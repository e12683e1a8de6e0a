package dev.reprokit.paper.belkin2019;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.RandomSample;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.kernel.GaussianKernel;
import dev.reprokit.linalg.BlasThreads;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reproduces Belkin et al. 2019, Figure 2: the double descent of the test error with the number of
 * random Fourier features.
 */
public final class DoubleDescent implements Experiment {
    /** Bandwidth of the Gaussian kernel, for pixels from 0 to 1; see the protocol. */
    static final double BANDWIDTH = 5;

    private static final List<Width> ARMS =
            Stream.concat(Width.FINITE.stream(), Stream.of(Width.KERNEL)).toList();

    @Override
    public About about() {
        return About.of("belkin2019-double-descent", "Double descent of random Fourier features")
                .asks(
                        "Does the test error peak at as many random Fourier features as training"
                                + " images, and then fall below the lowest of fewer features?")
                .from("Belkin et al. 2019, section 'Random Fourier features', Figure 2")
                .protocol(
                        "Published: 10,000 images of MNIST; h(x) = sum over k of a_k exp(i v_k x),"
                                + " the N vectors v_k drawn once from a normal distribution; least"
                                + " squares on the ten classes without regularisation; where several"
                                + " coefficients are as good, those of minimum l2 norm. Test error,"
                                + " squared loss, norm and training error against N, up to 60,000,"
                                + " beside the Gaussian kernel machine, to which N to infinity leads.",
                        "All of the published side is told from memory of the paper: nothing is read"
                                + " off its figure, and no claim asks for a number but the place N = n,"
                                + " the 90 % of guessing, and margins of ours.",
                        "Open: what N counts. N complex coefficients of a real function are 2 N real"
                                + " ones, while the published threshold is at N = n. Here N counts real"
                                + " features, a cosine and a sine for each of N / 2 vectors, so that there"
                                + " are as many coefficients as images at N = n. Each feature is multiplied"
                                + " by sqrt(2 / N). That changes no prediction, and the norm then tends"
                                + " to that of the kernel machine in its Hilbert space.",
                        "Not checked against the paper: the spread of v_k and the pixels' range. Here"
                                + " pixels are from 0 to 1 and the deviation of v_k is 1/5, which makes a"
                                + " Gaussian kernel of bandwidth 5. We recall both from its appendix.",
                        "Ours: sixteen numbers of features from n / 20 to 6 n; five seeds, each with"
                                + " training images of its own, out of all 60,000, and vectors of its"
                                + " own. The paper shows one run, as we recall it.",
                        "Ours: float64, and one solver for all N, singular values of the features"
                                + " themselves (LAPACK's dgelsd), not of their products, whose condition"
                                + " number would be squared. Those below max(n, N) 2^-52 of the largest"
                                + " would count as 0; a claim asks that there are none. The kernel machine"
                                + " is solved by Cholesky.",
                        "The squared loss is summed over the ten classes. Only Figure 2 on MNIST is"
                                + " repeated: neither the paper's other data sets nor its networks,"
                                + " random forests and boosting.")
                .links(Papers.BELKIN_2019);
    }

    @Override
    public Design design(Scale scale) {
        return Sizes.SCALES.design(scale, ARMS, arm -> 1).needing(Sizes.SCALES.at(scale).bytes());
    }

    @Override
    public void run(Trial trial) throws Exception {
        Sizes sizes = Sizes.SCALES.at(trial.scale());
        Width width = trial.arm(ARMS);
        LabelledImages train =
                RandomSample.of(trial.dataset().train(), sizes.imagesTrainedOn(), trial.seed());
        LabelledImages test = trial.dataset().test();
        BlasThreads.run(
                train.size(),
                () -> trial.epoch(1, measure(width, train, test, trial.seed()), train.size()));
    }

    /** Fits the predictor of a width and measures its risks; returns the metrics by name. */
    static Map<String, Double> measure(
            Width width, LabelledImages train, LabelledImages test, long seed) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (width.equals(Width.KERNEL)) {
            try (Predictor machine = KernelMachine.fit(new GaussianKernel(BANDWIDTH), train)) {
                measure(machine, train, test, metrics);
            }
            return metrics;
        }
        int number = width.features(train.size());
        try (FourierFeatures features =
                        FourierFeatures.draw(train.pixelsPerImage(), number, BANDWIDTH, seed);
                FourierPredictor predictor = FourierPredictor.fit(features, train)) {
            metrics.put("features", (double) number);
            metrics.put("condition_number", predictor.solution().conditionNumber());
            metrics.put("dropped_singular_values", (double) predictor.dropped());
            measure(predictor, train, test, metrics);
        }
        return metrics;
    }

    private static void measure(
            Predictor predictor,
            LabelledImages train,
            LabelledImages test,
            Map<String, Double> metrics) {
        Risk onTest = Risk.of(predictor, test);
        Risk onTrain = Risk.of(predictor, train);
        metrics.put("test_error", onTest.error());
        metrics.put("test_squared_loss", onTest.squaredLoss());
        metrics.put("train_error", onTrain.error());
        metrics.put("train_squared_loss", onTrain.squaredLoss());
        metrics.put("norm", predictor.norm());
    }

    @Override
    public List<Claim> claims() {
        return DoubleDescentClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return DoubleDescentClaims.answers(results);
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(List.of(), List.of("test_squared_loss", "train_squared_loss"));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                sweep("test_error", "Test error", "test error (fraction)", false),
                sweep(
                        "test_squared_loss",
                        "Squared loss on test images",
                        "squared loss, summed over classes",
                        true),
                sweep("norm", "Norm of the coefficients", "l2 norm of the coefficients", true),
                sweep("train_error", "Training error", "training error (fraction)", false));
    }

    /** Both sides meet at the threshold, where the line changes its colour. */
    private static Sweep sweep(String metric, String title, String yAxis, boolean logY) {
        List<Width> below = new ArrayList<>(Width.BELOW);
        below.add(Width.THRESHOLD);
        List<Width> above = new ArrayList<>(List.of(Width.THRESHOLD));
        above.addAll(Width.ABOVE);
        return new Sweep(
                metric.replace('_', '-'),
                title + " by the number of features; the interpolation threshold is at 1",
                "random Fourier features per training image, N / n",
                yAxis,
                true,
                logY,
                CurveSummary.last(metric),
                List.of(
                        SweepSeries.of("up to N = n", below, Width::perImage, Width::id),
                        SweepSeries.of("from N = n on", above, Width::perImage, Width::id),
                        new SweepSeries(
                                Width.KERNEL.label(),
                                new TreeMap<>(
                                        Map.of(
                                                Width.SMALLEST.perImage(),
                                                Width.KERNEL.id(),
                                                Width.LARGEST.perImage(),
                                                Width.KERNEL.id())))),
                List.of());
    }
}
