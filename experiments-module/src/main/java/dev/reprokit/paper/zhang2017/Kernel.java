package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
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
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reproduces Zhang et al. 2017, section 5: interpolation by kernels, and the solution that gradient
 * descent finds for least squares.
 */
public final class Kernel implements Experiment {
    private static final List<Swept> SWEEP =
            Stream.of(0.125, 0.25, 0.5, 1.0, 2.0).map(Swept::new).toList();

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
                                + Arrays.toString(KernelTrial.FACTORS)
                                + " median distances with the lowest error on held-out training images, and"
                                + " a chart shows how the error depends on it.",
                        "Not published: how labels are coded. Here one-hot, by least squares; the highest"
                                + " score is the predicted class.",
                        "Not published: preprocessing of the pixels. Here as for the paper's networks: the"
                                + " central 28x28, each image standardised.",
                        "Published: l2 regularisation on the convolutional features. Its strength is not"
                                + " published: here lambda in (K + lambda I) alpha = y is one of "
                                + Arrays.toString(KernelTrial.RIDGES)
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
        KernelSizes sizes = KernelSizes.SCALES.at(scale);
        List<Condition> conditions =
                arms().stream()
                        .map(
                                arm ->
                                        Condition.of(
                                                arm,
                                                Solution.LINEAR.contains(arm) ? sizes.epochs() : 1))
                        .toList();
        Design design = KernelSizes.SCALES.design(scale, conditions).needing(sizes.bytes());
        return BlasThreads.areAll(sizes.largest()) ? design.onAllCores() : design;
    }

    private static List<Arm> arms() {
        List<Arm> arms = new ArrayList<>(List.of(Solution.values()));
        arms.addAll(2, SWEEP);
        return arms;
    }

    @Override
    public void run(Trial trial) throws Exception {
        KernelSizes sizes = KernelSizes.SCALES.at(trial.scale());
        KernelTrial kernels = new KernelTrial(trial, sizes);
        Arm arm = trial.arm(arms());
        if (arm instanceof Swept swept) {
            BlasThreads.run(sizes.fittedImages(), () -> kernels.swept(swept.bandwidth()));
            return;
        }
        Solution solution = (Solution) arm;
        boolean l2 = solution.isRegularised();
        switch (solution) {
            case PIXELS, PIXELS_L2 ->
                    BlasThreads.run(sizes.imagesOnPixels(), () -> kernels.onPixels(l2));
            case FEATURES, FEATURES_L2 ->
                    BlasThreads.run(sizes.imagesOnFeatures(), () -> kernels.onFeatures(l2));
            case LINEAR_FROM_ZERO -> BlasThreads.run(sizes.linearImages(), kernels::fromZero);
            case LINEAR_FROM_ELSEWHERE ->
                    BlasThreads.run(sizes.linearImages(), kernels::fromElsewhere);
        }
    }

    @Override
    public List<Claim> claims() {
        return KernelClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        SortedMap<Double, String> conditions = new TreeMap<>();
        SWEEP.forEach(arm -> conditions.put(arm.bandwidth(), arm.id()));
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
                Curves.of(
                                "distance_to_minimum_norm",
                                Solution.LINEAR.stream().map(Arm::id).toList())
                        .titled(
                                "minimum-norm",
                                "The linear case: how far gradient descent is from the minimum"
                                        + " norm")
                        .onAxis("distance, relative to the minimum-norm solution"));
    }
}
