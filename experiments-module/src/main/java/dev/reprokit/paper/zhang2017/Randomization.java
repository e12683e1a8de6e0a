package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Fitting.published;
import static dev.reprokit.paper.zhang2017.Fitting.small;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Figures;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.Protocols;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reproduces Zhang et al. 2017, section 2.1 and Figure 1a: networks fit true labels, random labels,
 * shuffled pixels, random pixels and Gaussian images alike, with unchanged hyper-parameters.
 */
public final class Randomization implements Experiment {
    private static final long PAPER_BYTES = 3L << 30;

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

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Randomization() {}

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
        return scale == Scale.PAPER ? design.needing(PAPER_BYTES) : design;
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
        return RandomizationClaims.all();
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
                .map(set -> sample(set, data.train(), crop, seed))
                .toList();
    }

    private static SampleImages sample(TrainingSet set, LabelledImages train, int crop, long seed) {
        LabelledImages images = set.corrupted(train, crop, seed, "training images");
        return SampleImages.first(set.label(), images.withLabels(set.labels(train, seed)));
    }
}
