package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Regime.INCEPTION;
import static dev.reprokit.paper.zhang2017.Regime.WITHOUT_BN;
import static dev.reprokit.paper.zhang2017.Regime.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Regularizer.DROPOUT;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reproduces Zhang et al. 2017, Tables 1 and 4 and Figure 2b: random crops, weight decay, dropout,
 * batch normalisation and early stopping, each on and off, on true and on random labels.
 */
public final class Regularization implements Experiment {
    private static final int CROP = 28;
    private static final int SMALL_CROP = 16;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Regularization() {}

    @Override
    public About about() {
        return About.of("zhang2017-regularization", "Regularisers, on and off")
                .asks(
                        "Do networks need regularisers to generalise, and do regularisers stop them from"
                                + " fitting random labels?")
                .from("Zhang et al. 2017, section 3, Tables 1 and 4, Figure 2b")
                .protocol(
                        "CIFAR-10, 50,000 training and 10,000 test images, centre crops of 28x28, each image"
                                + " standardised by its own mean and deviation.",
                        "Small Inception with batch normalisation (1,649,402 parameters) and without; small"
                                + " AlexNet (1,387,786); MLP 3x512 (1,735,178); MLP 1x512 (1,209,866).",
                        "SGD with momentum 0.9, learning rate 0.1 (Inception) or 0.01 (the others), times"
                                + " 0.95 after each epoch; batches of 128, as the spacing of the figures' points shows.",
                        "Random labels under random crops: times 0.999 after each epoch, and the accuracy is"
                                + " that of the epoch's batches while the network changes (Table 4).",
                        "Not published: the coefficients of weight decay, 'the default for each model'. Here"
                                + " 0.004 on the AlexNet's two hidden fully connected layers, as in"
                                + " TensorFlow's CIFAR-10 tutorial, whose network it is; 0.0005 on the"
                                + " weights of all layers for the others, Krizhevsky et al. 2012's and usual"
                                + " on CIFAR-10 since. Biases and normalisation do not decay.",
                        "Not published: how random crops are made. Here each training image is cut to 28x28"
                                + " at one of the 25 places in its 32x32 pixels, anew in each epoch; test"
                                + " images are centre crops.",
                        "Not published: the number of epochs, initial weights, seeds. One run per row.",
                        "Dropout: the paper has it on ImageNet's Inception v3 only (Table 2). Our extension:"
                                + " a rate of 0.5 on the AlexNet's two hidden fully connected layers.",
                        "Early stopping: the paper compares the best epoch on the test set with the last."
                                + " The best of many epochs is too good by chance, so that here the epoch is"
                                + " also chosen by the other seeds' curves, and its gain measured on a curve"
                                + " that had no part in the choice.",
                        "The paper disagrees with itself: batch normalisation gains 3.75 points in Table 1"
                                + " and 1.61 in Figure 2b, and the AlexNet without regularisers has 76.07 %"
                                + " in Table 1 and 69.89 % in Figure 1c. The claims on batch normalisation"
                                + " are what both of its values allow.")
                .links(Papers.ZHANG_2017);
    }

    @Override
    public Design design(Scale scale) {
        List<Condition> conditions =
                regimes(scale).stream().map(r -> r.condition(epochs(scale, r))).toList();
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions)
                            .on("synthetic", 200, 600)
                            .takingAbout(1)
                            .reducing(
                                    "200 synthetic images instead of 50,000 of CIFAR-10, 600 test"
                                            + " images instead of 10,000.",
                                    "MLPs, and of the AlexNet only the row without regularisers on"
                                            + " true labels: the others take more steps to train"
                                            + " than a smoke run has.",
                                    "Layers a quarter as wide.",
                                    "Batches of 8 instead of 128, so that the epochs have steps"
                                            + " enough, and fewer epochs.");
            case REDUCED ->
                    Design.of(conditions)
                            .on("cifar10", 300, 500)
                            .takingAbout(43)
                            .reducing(
                                    "The first 300 training and 500 test images of CIFAR-10; crops of 16x16"
                                            + " pixels instead of 28x28.",
                                    "The Inception's layers an eighth as wide, but 16 filters at least; those of the AlexNet"
                                            + " half as wide.",
                                    "Batches of 16 (AlexNet: 8) instead of 128, so that the epochs"
                                            + " have steps enough, and fewer epochs.",
                                    "A learning rate of 0.02, instead of 0.01 for the AlexNet, which"
                                            + " hardly starts to learn in so few steps, and instead of"
                                            + " 0.1 for the Inception without batch normalisation,"
                                            + " which does not train with it on so small batches.");
            case PAPER -> Design.of(conditions).on("cifar10", 50_000, 10_000);
        };
    }

    /** Returns the rows that a scale has time for. */
    private static List<Regime> regimes(Scale scale) {
        return Regime.all().stream().filter(r -> scale != Scale.SMOKE || r.isInSmoke()).toList();
    }

    /**
     * Returns the epochs of a row: random labels take longer to fit, and longest under random
     * crops.
     */
    private static int epochs(Scale scale, Regime regime) {
        return switch (scale) {
            case SMOKE -> regime.network().equals(ZHANG_ALEXNET) ? 25 : 20;
            case REDUCED -> reducedEpochs(regime);
            case PAPER -> regime.fitsCrops() ? 400 : regime.random() ? 200 : 100;
        };
    }

    private static int reducedEpochs(Regime regime) {
        return switch (regime.network()) {
            case INCEPTION -> regime.fitsCrops() ? 100 : 40;
            case WITHOUT_BN -> 120;
            case ZHANG_ALEXNET -> regime.with().contains(DROPOUT) ? 100 : 60;
            default -> 25;
        };
    }

    @Override
    public void run(Trial trial) throws IOException {
        Regime regime = Regime.named(trial.condition().id());
        LabelledImages train = trial.dataset().train();
        int[] labels =
                regime.random() ? LabelCorruption.drawn(train, 1, trial.seed()) : train.labels();
        new ClassificationRun(
                        regime.build(narrower(trial.scale(), regime)),
                        trial.scale() == Scale.REDUCED ? SMALL_CROP : CROP,
                        protocol(trial.scale(), regime),
                        regime.random())
                .run(trial, labels);
    }

    private static int narrower(Scale scale, Regime regime) {
        return switch (scale) {
            case SMOKE -> 4;
            case REDUCED ->
                    regime.isInception() ? 8 : regime.network().equals(ZHANG_ALEXNET) ? 2 : 1;
            case PAPER -> 1;
        };
    }

    private static Protocol protocol(Scale scale, Regime regime) {
        Protocol published = regime.protocol();
        return switch (scale) {
            case SMOKE -> published.withBatchSize(8);
            case REDUCED ->
                    switch (regime.network()) {
                        case WITHOUT_BN -> published.withBatchSize(16).withLearningRate(0.02);
                        case ZHANG_ALEXNET -> published.withBatchSize(8).withLearningRate(0.02);
                        default -> published.withBatchSize(16);
                    };
            case PAPER -> published;
        };
    }

    @Override
    public List<Claim> claims() {
        return RegularizationClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts = new ArrayList<>();
        if (regimes(scale).contains(Regime.of(INCEPTION))) {
            charts.add(figure2b());
        }
        for (String network : Regime.NETWORKS) {
            charts.add(
                    Curves.of(
                                    "test_accuracy",
                                    ids(scale, r -> r.network().equals(network) && !r.random()))
                            .titled(
                                    "test-accuracy-" + network,
                                    "Test accuracy by regulariser: " + network));
        }
        charts.add(
                Curves.of("train_accuracy", ids(scale, Regime::random))
                        .titled(
                                "fitting-random-labels",
                                "Fitting random labels, with and without regularisers"));
        charts.removeIf(chart -> chart.conditions().isEmpty());
        return charts;
    }

    private static Curves figure2b() {
        PublishedCurves paper = PublishedCurves.ofZhang2017();
        List<ReferenceCurve> published =
                List.of(INCEPTION, WITHOUT_BN).stream()
                        .map(
                                network ->
                                        paper.curve(
                                                "2b",
                                                network,
                                                "test_accuracy",
                                                "Zhang et al., " + network,
                                                network))
                        .toList();
        return Curves.of("test_accuracy", List.of(INCEPTION, WITHOUT_BN))
                .titled("value-2b", "Figure 2b: with and without batch normalisation")
                .beside(published);
    }

    private static List<String> ids(Scale scale, Predicate<Regime> which) {
        return regimes(scale).stream().filter(which).map(Regime::id).toList();
    }
}
