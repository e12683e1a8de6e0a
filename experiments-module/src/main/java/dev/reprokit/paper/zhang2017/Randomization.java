package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.Accuracies.LEARNED;
import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Fitting.published;
import static dev.reprokit.paper.zhang2017.Fitting.small;
import static dev.reprokit.paper.zhang2017.TrainingSet.GAUSSIAN;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_PIXELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.SHUFFLED_PIXELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Figures;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.Protocols;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reproduces Zhang et al. 2017, section 2.1 and Figure 1a: networks fit true labels, random labels,
 * shuffled pixels, random pixels and Gaussian images alike, with unchanged hyper-parameters.
 */
public final class Randomization implements Experiment {
    /** A network and the training set that it has to fit. */
    record Fit(Architecture network, TrainingSet set) implements Arm {
        /** Returns a network with each training set. */
        static List<Fit> all(Architecture network) {
            return Stream.of(TrainingSet.values()).map(set -> new Fit(network, set)).toList();
        }

        @Override
        public String name() {
            return network.id() + "-" + set.id();
        }

        @Override
        public String label() {
            return "%s, %s".formatted(network.label(), set.label());
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("network", network.id(), "training-set", set.id());
        }
    }

    private static final String SECTION = "Zhang et al. 2017, section 2.1";
    private static final String FIGURE_1A = SECTION + " and Figure 1a";

    private static final String FEW_STEPS =
            "the published wait is 7,000 steps, a plateau on 50,000 images; fifty images have"
                    + " none";

    private static final Measure EPOCHS_TO_FIT = FallingLoss.epochsTo(FallingLoss.FITTED);
    private static final Measure LOWEST_LOSS =
            new Measure("train_loss", "lowest training loss", "nats", LearningCurve::minimum);

    private static final Fit TRUE = new Fit(INCEPTION, TRUE_LABELS);
    private static final Fit RANDOM = new Fit(INCEPTION, RANDOM_LABELS);

    /** The AlexNet takes more steps than a build of a minute has. */
    private static final Scales<FitSetup> SCALES =
            new Scales<>(
                    new FitSetup(
                            Images.synthetic(50, 100),
                            16,
                            List.of(
                                    // The published decay leaves too few of its epochs of two
                                    // steps.
                                    small(INCEPTION, 25, 60, 60).withDecay(0.97),
                                    small(MLP_1, 10, 25, 25))),
                    new FitSetup(
                            Images.cifar10(400, 500),
                            16,
                            List.of(
                                    small(INCEPTION, 25, 30, 60),
                                    small(ZHANG_ALEXNET, 8, 45, 45).withCorruptedPixels(75),
                                    small(MLP_1, 10, 25, 25))),
                    new FitSetup(
                            Images.cifar10(50_000, 10_000),
                            28,
                            List.of(
                                    published(INCEPTION, 70, 70),
                                    published(ZHANG_ALEXNET, 100, 150),
                                    published(MLP_1, 150, 250))));

    @Override
    public About about() {
        return About.of("zhang2017-randomization", "Fitting random labels and random pixels")
                .asks(
                        "Do networks fit random labels, shuffled pixels, random pixels and noise as they fit"
                                + " CIFAR-10, and how much longer does it take?")
                .from("Zhang et al. 2017, section 2.1 and Figure 1a")
                .protocol(
                        Protocols.CIFAR_28,
                        "Random labels: a class drawn uniformly for each image, once. Pixels are corrupted after"
                                + " the crop and before the image is standardised. Shuffled pixels: one"
                                + " order for all images, training and test. Random pixels: an order of its"
                                + " own for each image. Gaussian: numbers with the mean and variance of the"
                                + " data set; the paper does not say whether of each channel, as here, or of"
                                + " all.",
                        "Small Inception, the paper's small AlexNet, MLP 1x512; SGD with momentum 0.9, learning rate 0.1"
                                + " for the Inception and 0.01 for the others, x0.95 per epoch, the same for"
                                + " all five training sets; no weight decay, dropout or augmentation.",
                        "Batches of 128: not stated, but the markers of Figure 1a stand 391 steps apart, one"
                                + " epoch.",
                        "Left open: number of epochs, initial weights, details of AlexNet's layers, seeds;"
                                + " one run is shown. Figure 1a shows the Inception only.")
                .links(Papers.ZHANG_2017);
    }

    @Override
    public Design design(Scale scale) {
        FitSetup setup = SCALES.at(scale);
        Design design =
                SCALES.design(scale, arms(setup), arm -> setup.epochs(arm.network(), arm.set()));
        return scale == Scale.PAPER ? design.needing(3L << 30) : design;
    }

    private static List<Fit> arms(FitSetup setup) {
        return setup.networks().stream().flatMap(f -> Fit.all(f.network()).stream()).toList();
    }

    @Override
    public void run(Trial trial) throws IOException {
        FitSetup setup = SCALES.at(trial.scale());
        Fit arm = trial.arm(arms(setup));
        setup.of(arm.network())
                .run(setup.crop(), true)
                .run(
                        trial,
                        arm.set().tensors(trial, setup.crop()),
                        arm.set().labels(trial.dataset().train(), trial.seed()));
    }

    @Override
    public List<Claim> claims() {
        Measure converging = FallingLoss.epochsTo(0.01);
        Quantity shuffled = EPOCHS_TO_FIT.in(new Fit(MLP_1, SHUFFLED_PIXELS));
        Quantity control = EPOCHS_TO_FIT.in(new Fit(MLP_1, TRUE_LABELS));
        return List.of(
                fits(INCEPTION, "all five losses fall to zero; random labels: 100 % train")
                        .decidableAt(Scale.SMOKE),
                fits(ZHANG_ALEXNET, "random labels: " + table1(ZHANG_ALEXNET))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the AlexNet takes more steps than this scale has; label corruption"
                                        + " shows it fit there"),
                fits(MLP_1, "random labels: " + table1(MLP_1)).decidableAt(Scale.SMOKE),
                isFittedAfter(SHUFFLED_PIXELS, TRUE_LABELS, "13 after 8"),
                isFittedAfter(GAUSSIAN, SHUFFLED_PIXELS, "20 after 13"),
                isFittedAfter(RANDOM_PIXELS, GAUSSIAN, "21 after 20"),
                isFittedAfter(RANDOM_LABELS, RANDOM_PIXELS, "35 after 21"),
                figure1a(
                                "late-start",
                                "Fitting random labels starts late: the loss stays above 2.0 for more of the time than on true labels.")
                        .published("18 of 35 epochs; true labels: less than one of 8")
                        .that(FallingLoss.WAIT.in(RANDOM))
                        .isHigherThan(FallingLoss.WAIT.in(TRUE))
                        .and(LOWEST_LOSS.in(RANDOM))
                        .areAllAtMost(FallingLoss.FITTED)
                        .showing(FallingLoss.WAIT.in(RANDOM))
                        .notApplicableAt(Scale.SMOKE, FEW_STEPS),
                figure1a(
                                "then-fast",
                                "Once it starts it converges quickly: the fall from 2.0 to 0.1 takes at most 60 % of the time.")
                        .published("17 of 35 epochs, 49 %")
                        .that(FallingLoss.FALL.in(RANDOM))
                        .hasMeanBelow(0.6)
                        .and(LOWEST_LOSS.in(RANDOM))
                        .areAllAtMost(FallingLoss.FITTED)
                        .notApplicableAt(Scale.SMOKE, FEW_STEPS),
                figure1a(
                                "ratio-random-labels",
                                "Random labels take a small constant factor longer than true labels, about three times, to a loss of 0.01.")
                        .published("37 / 12 epochs = 3.1")
                        .elsewhere("Comfy Research: 17,700 / 5,700 steps = 3.1")
                        .that(converging.in(RANDOM))
                        // Half the published ratio, and twice it.
                        .hasRatioTo(converging.in(TRUE), 1.55, 6.2)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the factor grows with the number of images: true labels of more images"
                                        + " have more in common, random ones have not"),
                isSlowerOnRandomLabels(ZHANG_ALEXNET, "1.55"),
                isSlowerOnRandomLabels(MLP_1, "1.96"),
                // Neither the MLP nor its initial weights depend on which pixels are neighbours.
                Claim.of(
                                "control-shuffled-pixels",
                                "The MLP, to which no two pixels are neighbours, fits shuffled pixels in the same time as true ones, +-10 %.")
                        .from("control; follows from the network")
                        .that(shuffled)
                        .hasRatioTo(control, 1 / 1.1, 1.1)
                        .given(LEARNED),
                staysAtChance(INCEPTION),
                staysAtChance(ZHANG_ALEXNET),
                staysAtChance(MLP_1));
    }

    private static Claim fits(Architecture network, String published) {
        return Claim.of(
                        "fits-" + network.id(),
                        "The %s fits all five training sets with unchanged hyper-parameters: every training image right."
                                .formatted(network.label()))
                .from(FIGURE_1A + ", Table 1")
                .published(published)
                .elsewhere(Figures.ZHANG_TABLES.elsewhere(randomLabels(network)))
                .that(
                        Quantity.combining(
                                "best train accuracy of %s, worst of five training sets"
                                        .formatted(network.id()),
                                "%",
                                Fit.all(network).stream().map(BEST_FIT::in).toList(),
                                fits -> Arrays.stream(fits).min().orElseThrow()))
                .areAllAtLeast(100)
                .givenNothing("a network that has learned nothing has images wrong");
    }

    private static Claim isFittedAfter(TrainingSet later, TrainingSet earlier, String epochs) {
        return figure1a(
                        "%s-after-%s".formatted(later.id(), earlier.id()),
                        "The %s fits %s later than %s."
                                .formatted(INCEPTION.label(), later.label(), earlier.label()))
                .published(epochs + " epochs to a loss of 0.1")
                .elsewhere(
                        String.format(
                                Locale.ROOT,
                                "Comfy Research: the same order, %,.0f after %,.0f steps",
                                comfy(later),
                                comfy(earlier)))
                .that(EPOCHS_TO_FIT.in(new Fit(INCEPTION, later)))
                .isHigherThan(EPOCHS_TO_FIT.in(new Fit(INCEPTION, earlier)))
                .notApplicableAt(
                        Scale.SMOKE,
                        "fifty noise images are nearly orthogonal to one another, which makes them the"
                                + " easiest to fit; with 50,000 they are not");
    }

    private static Claim isSlowerOnRandomLabels(Architecture network, String factor) {
        Quantity random = EPOCHS_TO_FIT.in(new Fit(network, RANDOM_LABELS));
        Quantity control = EPOCHS_TO_FIT.in(new Fit(network, TRUE_LABELS));
        return Claim.of(
                        "slower-" + network.id(),
                        "The %s fits random labels later than true labels."
                                .formatted(network.label()))
                .from(SECTION + " and Figure 1b")
                .published(factor + " times the time")
                .that(random)
                .isHigherThan(control)
                .showing(random.ratioTo(control))
                .given(LEARNED)
                .notApplicableAt(Scale.SMOKE, LabelCorruptionClaims.FEWER_THAN_PIXELS);
    }

    private static Claim staysAtChance(Architecture network) {
        return Claim.of(
                        "chance-" + network.id(),
                        "The %s trained on random labels stays at chance on the test set."
                                .formatted(network.label()))
                .from(SECTION + ", Table 1")
                .published(table1(network))
                .elsewhere(Figures.ZHANG_TABLES.elsewhere(randomLabels(network)))
                .that(FINAL_TEST.in(new Fit(network, RANDOM_LABELS)))
                .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH)
                .given(LEARNED)
                .notApplicableAt(Scale.SMOKE, LabelCorruptionClaims.FEW_TEST_IMAGES);
    }

    private static Claim figure1a(String id, String sentence) {
        return Claim.of(id, sentence).from(FIGURE_1A).given(LEARNED);
    }

    private static String table1(Architecture network) {
        return Figures.ZHANG_TABLES.published(randomLabels(network)).inWords();
    }

    private static String randomLabels(Architecture network) {
        return network.id() + "-random-labels";
    }

    private static double comfy(TrainingSet set) {
        return Figures.ZHANG_POINTS
                .series("steps-to-loss", set.id(), "comfy", "Comfy Research", null)
                .points()
                .get(FallingLoss.FITTED);
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return SCALES.at(scale).networks().stream()
                .map(fitting -> chart(fitting.network()))
                .toList();
    }

    private static Chart chart(Architecture network) {
        List<Fit> fits = Fit.all(network);
        return Curves.of("train_loss", fits.stream().map(Fit::id).toList())
                .titled("training-loss-" + network.id(), "Training loss, " + network.label())
                .onAxis("training loss, mean of an epoch (nats)")
                .beside(
                        network != INCEPTION
                                ? List.of()
                                : fits.stream().map(Randomization::figure1a).toList());
    }

    private static ReferenceCurve figure1a(Fit fit) {
        return Figures.ZHANG_CURVES.curve(
                "1a", fit.set().id(), "train_loss", "Figure 1a, " + fit.set().label(), fit.id());
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        int crop = SCALES.at(scale).crop();
        return Stream.of(TrainingSet.values())
                .map(
                        set ->
                                SampleImages.first(
                                        set.label(),
                                        set.corrupted(data.train(), crop, seed, "training images")
                                                .withLabels(set.labels(data.train(), seed))))
                .toList();
    }
}
