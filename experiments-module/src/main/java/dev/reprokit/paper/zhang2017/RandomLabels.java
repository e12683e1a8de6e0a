package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET_WITHOUT_LRN;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.Protocols;
import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reproduces Zhang et al. 2017, Table 1 and section 2.1, and the research log's repetition:
 * networks fit fully random labels while their test accuracy stays at chance (L1), with true labels
 * as the control; without local response normalisation they memorise in about half the epochs
 * (L20).
 */
public final class RandomLabels implements Experiment {
    private static final List<Fit> ARMS =
            List.of(
                    new Fit(MLP_1, RANDOM_LABELS),
                    new Fit(LOG_ALEXNET, RANDOM_LABELS),
                    new Fit(LOG_ALEXNET_WITHOUT_LRN, RANDOM_LABELS),
                    new Fit(ZHANG_ALEXNET, RANDOM_LABELS),
                    new Fit(MLP_1, TRUE_LABELS),
                    new Fit(LOG_ALEXNET, TRUE_LABELS),
                    new Fit(ZHANG_ALEXNET, TRUE_LABELS));

    private static final Scales<FitSetup> SCALES =
            new Scales<>(
                    setup(Images.synthetic(100, 200), 2, 5, 22, 40, 45),
                    setup(Images.cifar10(300, 500), 1, 8, 20, 40, 35),
                    setup(Images.cifar10(50_000, 10_000), 1, 128, 100, 250, 200));

    /** Creates a row: the images, the AlexNets' width, images per step, and epochs. */
    private static FitSetup setup(
            Images images, int narrower, int batchSize, int trueLabels, int mlp, int alexNet) {
        Protocol protocol = Protocol.PUBLISHED.withBatchSize(batchSize);
        return new FitSetup(
                images,
                28,
                List.of(
                        new Fitting(MLP_1, 1, protocol, trueLabels, mlp),
                        new Fitting(LOG_ALEXNET, narrower, protocol, trueLabels, alexNet),
                        new Fitting(
                                LOG_ALEXNET_WITHOUT_LRN, narrower, protocol, trueLabels, alexNet),
                        new Fitting(ZHANG_ALEXNET, narrower, protocol, trueLabels, alexNet)));
    }

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public RandomLabels() {}

    @Override
    public About about() {
        return About.of("random-labels", "Fitting random labels")
                .asks(
                        "Do networks fit fully random labels, with unchanged hyper-parameters, while their"
                                + " test accuracy stays at chance?")
                .from(
                        "Zhang et al. 2017, section 2.1 and Table 1; research log, label corruption p = 1")
                .protocol(
                        Protocols.CIFAR_28,
                        "Every training label is replaced by a class drawn uniformly, once before training"
                                + " and so possibly by itself; the log takes the label of a random training"
                                + " image, which is as good, since all classes have equally many. Test"
                                + " labels stay true.",
                        "MLP 1x512, and the log's small AlexNet: two blocks of a 5x5 convolution, ReLU,"
                                + " max-pooling and LRN, fully connected layers of 384, 192 and 10 units."
                                + " The log's has 128 filters in the second convolution, the paper's 64.",
                        "SGD with momentum 0.9; learning rate 0.01, times 0.95 after each epoch; no weight"
                                + " decay, dropout, augmentation or other explicit regularisation.",
                        "The paper leaves open: batch size, number of epochs, initialisation, the AlexNet's"
                                + " filters, where its ReLU sits, stride and padding of its pooling, LRN's"
                                + " constants, and seeds. 64 filters in both convolutions give the published"
                                + " number of parameters, 1,387,786.",
                        "The rest follows the research log: batches of 128, 250 epochs of the MLP and 100 to"
                                + " 200 of the AlexNet, PyTorch's default initialisation, pooling 3x3 of"
                                + " stride 2 with padding 1, LRN over 5 channels with alpha 0.0001, beta"
                                + " 0.75 and k 2.",
                        "Both have one run of each network, so how far seeds spread is open, too.")
                .links(Papers.ZHANG_2017);
    }

    @Override
    public Design design(Scale scale) {
        FitSetup setup = SCALES.at(scale);
        return SCALES.design(
                scale, ARMS.stream().map(arm -> condition(arm, setup.epochs(arm))).toList());
    }

    private static Condition condition(Fit arm, int epochs) {
        String network = arm.network().id();
        return new Condition(
                arm.id(),
                "%s, %s".formatted(network, arm.set().label()),
                epochs,
                Map.of("network", network, "labels", isRandom(arm) ? "random" : "true"));
    }

    private static boolean isRandom(Fit arm) {
        return arm.set() == RANDOM_LABELS;
    }

    @Override
    public void run(Trial trial) throws IOException {
        FitSetup setup = SCALES.at(trial.scale());
        Fit arm = trial.arm(ARMS);
        setup.of(arm)
                .run(setup.crop(), isRandom(arm))
                .run(trial, arm.set().labels(trial.dataset().train(), trial.seed()));
    }

    @Override
    public List<Claim> claims() {
        return RandomLabelsClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                chart("Fitting random labels", "train_accuracy", RANDOM_LABELS),
                chart("Random labels: test accuracy", "test_accuracy", RANDOM_LABELS),
                chart("The control, true labels: test accuracy", "test_accuracy", TRUE_LABELS));
    }

    private Curves chart(String title, String metric, TrainingSet set) {
        List<Fit> drawn = ARMS.stream().filter(arm -> arm.set() == set).toList();
        return new Curves(
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                title,
                metric,
                metric.replace('_', ' ') + " (fraction)",
                drawn.stream().map(Fit::id).toList(),
                drawn.stream()
                        .filter(arm -> isRandom(arm) && arm.network() != ZHANG_ALEXNET)
                        .map(arm -> logged(metric, arm))
                        .toList());
    }

    private ReferenceCurve logged(String metric, Fit arm) {
        String network = arm.network().id();
        return PublishedCurves.ofResearchLog()
                .curve(id(), network, metric, "research log, " + network, arm.id());
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return SampleImages.trueAndRandomLabels(
                Transforms.centreCrop(data.train(), SCALES.at(scale).crop()), seed);
    }
}
