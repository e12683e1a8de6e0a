package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.linalg.BlasThreads;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reproduces Zhang et al. 2017, section 5: interpolation by kernels, and the solution that gradient
 * descent finds for least squares.
 */
public final class Kernel implements Experiment {
    static final String PIXELS = "pixels";
    static final String PIXELS_L2 = "pixels-l2";
    static final String FEATURES = "features";
    static final String FEATURES_L2 = "features-l2";
    static final String FROM_ZERO = "linear-from-zero";
    static final String FROM_ELSEWHERE = "linear-from-elsewhere";

    /** Bandwidths of the sweep, in median distances. */
    private static final List<Double> SWEPT = List.of(0.125, 0.25, 0.5, 1.0, 2.0);

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Kernel() {}

    @Override
    public About about() {
        return About.of("zhang2017-kernel", "Interpolation by kernels")
                .asks(
                        "Does a Gaussian kernel that fits every training image exactly, without any"
                                + " regularisation, generalise as published?")
                .from("Zhang et al. 2017, section 5, Equation 3 and Table 3")
                .protocol(
                        "Published: K alpha = y with the Gaussian kernel, solved directly over all 60,000"
                                + " images of MNIST and 50,000 of CIFAR-10, without augmentation.",
                        "Not published: the bandwidth. Here it is the one of "
                                + KernelTrial.factors()
                                + " median distances with the lowest error on held-out training images, and"
                                + " a chart shows how the error depends on it.",
                        "Not published: how labels are coded. Here one-hot, by least squares; the highest"
                                + " score is the predicted class.",
                        "Not published: preprocessing of the pixels. Here as for the paper's networks: the"
                                + " central 28x28, each image standardised.",
                        "Published: l2 regularisation on the convolutional features. Its strength is not"
                                + " published: here lambda in (K + lambda I) alpha = y is one of "
                                + KernelTrial.ridges()
                                + ", chosen with the bandwidth on held-out images.",
                        "Published: a random convolutional network of 32,000 filters after Coates and Ng"
                                + " (2012). Here random 6x6 patches of training images, normalised,"
                                + " ZCA-whitened, of length 1; max(0, z - 0.25) and max(0, -z - 0.25) are"
                                + " summed over quadrants, and the Gaussian kernel is taken of them: which"
                                + " kernel the paper takes is not said.",
                        "Each seed draws its own training images, held-out images and filters. Scale paper"
                                + " trains on 50,000 images of MNIST, too, not 60,000.")
                .links(Papers.ZHANG_2017);
    }

    @Override
    public Design design(Scale scale) {
        KernelSizes sizes = KernelSizes.of(scale);
        Design usual =
                Design.of(conditions(sizes))
                        .on(sizes.dataset(), sizes.pool(), sizes.test())
                        .needing(sizes.bytes());
        Design design = BlasThreads.areAll(sizes.largest()) ? usual.onAllCores() : usual;
        return switch (scale) {
            case SMOKE ->
                    design.takingAbout(1)
                            .reducing(
                                    "400 of 600 synthetic images instead of all 50,000 of CIFAR-10, 500 test"
                                            + " images instead of 10,000.",
                                    "48 random filters instead of 32,000.",
                                    "Bandwidths are chosen with 200 images and 100 held-out ones.");
            case REDUCED ->
                    design.takingAbout(37)
                            .reducing(
                                    "10,000 of the first 20,000 training images for kernels on pixels, 5,000"
                                            + " for kernels on features; the first 4,000 test images.",
                                    "256 random filters instead of 32,000.",
                                    "Bandwidths are chosen with 2,000 images and 1,000 held-out ones.");
            case PAPER -> design;
        };
    }

    private static List<Condition> conditions(KernelSizes sizes) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(kernel(PIXELS, "Pixels", "none"));
        conditions.add(kernel(PIXELS_L2, "Pixels, l2", "l2"));
        for (double factor : SWEPT) {
            conditions.add(
                    new Condition(
                            swept(factor),
                            "Pixels, %s median distances".formatted(factor),
                            1,
                            Map.of("bandwidth", String.valueOf(factor), "regularisation", "none")));
        }
        conditions.add(
                new Condition(FROM_ZERO, "Gradient descent from zero", sizes.epochs(), Map.of()));
        conditions.add(
                new Condition(
                        FROM_ELSEWHERE,
                        "Gradient descent from random weights",
                        sizes.epochs(),
                        Map.of()));
        conditions.add(kernel(FEATURES, "Random convolutional features", "none"));
        conditions.add(kernel(FEATURES_L2, "Random convolutional features, l2", "l2"));
        return conditions;
    }

    private static Condition kernel(String id, String label, String regularisation) {
        return new Condition(
                id, label, 1, Map.of("bandwidth", "held out", "regularisation", regularisation));
    }

    static String swept(double factor) {
        return "pixels-bandwidth-" + factor;
    }

    @Override
    public void run(Trial trial) throws Exception {
        KernelSizes sizes = KernelSizes.of(trial.scale());
        KernelTrial kernels = new KernelTrial(trial, sizes);
        switch (trial.condition().id()) {
            case PIXELS, PIXELS_L2 -> BlasThreads.run(sizes.pixels(), kernels::onPixels);
            case FEATURES, FEATURES_L2 -> BlasThreads.run(sizes.features(), kernels::onFeatures);
            case FROM_ZERO -> BlasThreads.run(sizes.linear(), () -> kernels.linear(false));
            case FROM_ELSEWHERE -> BlasThreads.run(sizes.linear(), () -> kernels.linear(true));
            default -> BlasThreads.run(sizes.fitted(), kernels::swept);
        }
    }

    @Override
    public List<Claim> claims() {
        return KernelClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        SortedMap<Double, String> conditions = new TreeMap<>();
        SWEPT.forEach(factor -> conditions.put(factor, swept(factor)));
        return List.of(
                new Sweep(
                        "bandwidth",
                        "How the test error depends on the bandwidth",
                        "bandwidth s (median distances)",
                        "test error (fraction)",
                        true,
                        false,
                        CurveSummary.last("test_error"),
                        List.of(new SweepSeries("pixels, no regularisation", conditions)),
                        List.of()),
                Curves.of("distance_to_minimum_norm", List.of(FROM_ZERO, FROM_ELSEWHERE))
                        .titled(
                                "minimum-norm",
                                "The linear case: how far gradient descent is from the minimum"
                                        + " norm")
                        .onAxis("distance, relative to the minimum-norm solution"));
    }
}
