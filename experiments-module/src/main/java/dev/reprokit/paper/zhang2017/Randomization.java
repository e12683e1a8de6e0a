package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reproduces Zhang et al. 2017, section 2.1 and Figure 1a: networks fit true labels, random labels,
 * shuffled pixels, random pixels and Gaussian images alike, with unchanged hyper-parameters.
 */
public final class Randomization implements Experiment {
    static final List<Architecture> NETWORKS =
            List.of(Architecture.INCEPTION, Architecture.ZHANG_ALEXNET, Architecture.MLP);
    private static final Set<TrainingSet> NO_PICTURES =
            EnumSet.of(
                    TrainingSet.SHUFFLED_PIXELS, TrainingSet.RANDOM_PIXELS, TrainingSet.GAUSSIAN);
    private static final int CROP = 28;
    private static final int SMALL_CROP = 16;
    private static final long PAPER_BYTES = 3L << 30;

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
                        "CIFAR-10, 50,000 and 10,000 images; centre crop 28x28, each image standardised by"
                                + " its own mean and deviation; corrupted after the crop and before it is"
                                + " standardised.",
                        "Random labels: a class drawn uniformly for each image, once. Shuffled pixels: one"
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
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions(scale))
                            .on("synthetic", 50, 100)
                            .takingAbout(2)
                            .reducing(
                                    "50 synthetic images instead of 50,000 of CIFAR-10, 100 test"
                                            + " images instead of 10,000; their central 16x16 pixels"
                                            + " instead of 28x28.",
                                    "No AlexNet.",
                                    Architecture.reductions());
            case REDUCED ->
                    Design.of(conditions(scale))
                            .on("cifar10", 400, 500)
                            .takingAbout(16)
                            .reducing(
                                    "The first 400 training and 500 test images of CIFAR-10; their central 16x16 pixels instead of 28x28.",
                                    Architecture.reductions());
            case PAPER ->
                    Design.of(conditions(scale)).on("cifar10", 50_000, 10_000).needing(PAPER_BYTES);
        };
    }

    private static List<Condition> conditions(Scale scale) {
        List<Condition> conditions = new ArrayList<>();
        for (Architecture network : networks(scale)) {
            for (TrainingSet set : TrainingSet.values()) {
                conditions.add(
                        new Condition(
                                condition(network, set),
                                "%s, %s".formatted(network.label(), set.label()),
                                epochs(scale, network, set),
                                Map.of("network", network.id(), "training-set", set.id())));
            }
        }
        return conditions;
    }

    /**
     * Returns the networks of a scale: the AlexNet takes more steps than a build of a minute has.
     */
    static List<Architecture> networks(Scale scale) {
        return scale == Scale.SMOKE ? List.of(Architecture.INCEPTION, Architecture.MLP) : NETWORKS;
    }

    static String condition(Architecture network, TrainingSet set) {
        return network.id() + "-" + set.id();
    }

    /**
     * Returns the epochs of a condition: training sets that are fitted last get the most, and all
     * epochs are run.
     */
    private static int epochs(Scale scale, Architecture network, TrainingSet set) {
        boolean randomLabels = set == TrainingSet.RANDOM_LABELS;
        return switch (scale) {
            case SMOKE -> network == Architecture.INCEPTION ? 60 : 25;
            case REDUCED ->
                    switch (network) {
                        case INCEPTION -> randomLabels ? 60 : 30;
                        case ZHANG_ALEXNET, LOG_ALEXNET -> NO_PICTURES.contains(set) ? 75 : 45;
                        case MLP -> 25;
                    };
            case PAPER ->
                    switch (network) {
                        case INCEPTION -> 70;
                        case ZHANG_ALEXNET, LOG_ALEXNET -> randomLabels ? 150 : 100;
                        case MLP -> randomLabels ? 250 : 150;
                    };
        };
    }

    @Override
    public void run(Trial trial) throws IOException {
        Architecture network = Architecture.of(trial.condition().parameters().get("network"));
        TrainingSet set = TrainingSet.of(trial.condition().parameters().get("training-set"));
        int crop = crop(trial.scale());
        network.run(trial.scale(), crop)
                .run(
                        trial,
                        set.tensors(trial, crop),
                        set.labels(trial.dataset().train(), trial.seed()));
    }

    @Override
    public List<Claim> claims() {
        return RandomizationClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return networks(scale).stream().map(Randomization::chart).toList();
    }

    private static Chart chart(Architecture network) {
        PublishedCurves published = PublishedCurves.ofZhang2017();
        List<TrainingSet> sets = Arrays.asList(TrainingSet.values());
        List<ReferenceCurve> references =
                network != Architecture.INCEPTION
                        ? List.of()
                        : sets.stream()
                                .map(
                                        set ->
                                                published.curve(
                                                        "1a",
                                                        set.id(),
                                                        "train_loss",
                                                        "Figure 1a, " + set.label(),
                                                        condition(network, set)))
                                .toList();
        return Curves.of("train_loss", sets.stream().map(set -> condition(network, set)).toList())
                .titled("training-loss-" + network.id(), "Training loss, " + network.label())
                .onAxis("training loss, mean of an epoch (nats)")
                .beside(references);
    }

    private static int crop(Scale scale) {
        return scale == Scale.PAPER ? CROP : SMALL_CROP;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        List<SampleImages> samples = new ArrayList<>();
        for (TrainingSet set : TrainingSet.values()) {
            LabelledImages images =
                    set.corrupted(data.train(), crop(scale), seed, "training images");
            samples.add(
                    SampleImages.first(
                            set.label(), images.withLabels(set.labels(data.train(), seed))));
        }
        return samples;
    }
}
