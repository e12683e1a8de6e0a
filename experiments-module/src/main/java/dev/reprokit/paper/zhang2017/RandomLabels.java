package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.Accuracies.LEARNED;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET_WITHOUT_LRN;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
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
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Reproduces Zhang et al. 2017, Table 1 and section 2.1, and the research log's repetition:
 * networks fit fully random labels while their test accuracy stays at chance (L1), with true labels
 * as the control; without local response normalisation they memorise in about half the epochs
 * (L20).
 */
public final class RandomLabels implements Experiment {
    /** A network, which Table 1 and the log name by its id, and random or true labels. */
    record Row(Architecture network, TrainingSet set) implements Arm {
        static final List<Row> ALL =
                List.of(
                        new Row(MLP_1, RANDOM_LABELS),
                        new Row(LOG_ALEXNET, RANDOM_LABELS),
                        new Row(LOG_ALEXNET_WITHOUT_LRN, RANDOM_LABELS),
                        new Row(ZHANG_ALEXNET, RANDOM_LABELS),
                        new Row(MLP_1, TRUE_LABELS),
                        new Row(LOG_ALEXNET, TRUE_LABELS),
                        new Row(ZHANG_ALEXNET, TRUE_LABELS));

        boolean isRandom() {
            return set == RANDOM_LABELS;
        }

        @Override
        public String name() {
            return network.id() + "-" + set.id();
        }

        @Override
        public String label() {
            return "%s, %s".formatted(network.id(), set.label());
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("network", network.id(), "labels", isRandom() ? "random" : "true");
        }
    }

    /** The train accuracy averaged over the epochs: finer than a number of epochs. */
    private static final Measure SPEED =
            Measure.points(
                    "train_accuracy", "train accuracy, mean over epochs", LearningCurve::mean);

    private static final Measure EPOCHS =
            new Measure(
                    "train_accuracy",
                    "epochs to 95 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(0.95));

    private static final Scales<FitSetup> SCALES =
            new Scales<>(
                    setup(Images.synthetic(100, 200), 4, 5, 22, 40, 60),
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
        return SCALES.design(scale, Row.ALL, row -> setup.epochs(row.network(), row.set()));
    }

    @Override
    public void run(Trial trial) throws IOException {
        FitSetup setup = SCALES.at(trial.scale());
        Row row = trial.arm(Row.ALL);
        setup.of(row.network())
                .run(setup.crop(), row.isRandom())
                .run(trial, row.set().labels(trial.dataset().train(), trial.seed()));
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(fits(MLP_1, 99.34, "99.34 % train, 10.61 % test", "99.16 % train"));
        claims.addAll(fits(LOG_ALEXNET, 99.99, "", "99.99 % train, 9.7 % test"));
        claims.addAll(fits(ZHANG_ALEXNET, 99.82, "99.82 % train, 9.86 % test", ""));
        Row without = new Row(LOG_ALEXNET_WITHOUT_LRN, RANDOM_LABELS);
        Row with = new Row(LOG_ALEXNET, RANDOM_LABELS);
        claims.add(
                withoutLrn(
                                "L20",
                                "Without LRN the log's small AlexNet memorises random labels faster.")
                        .logged("95 % train accuracy at epoch 32 instead of 67")
                        .that(SPEED.in(without))
                        .isHigherThan(SPEED.in(with))
                        .and(BEST_FIT.in(without))
                        .areAllAtLeast(95)
                        .decidableAt(Scale.SMOKE));
        claims.add(
                withoutLrn("L20-half", "It takes about half the epochs.")
                        .logged("32 / 67 = 0.48 of the epochs to 95 %")
                        .that(EPOCHS.in(without))
                        .hasRatioTo(EPOCHS.in(with), 0.33, 0.75)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "how many epochs it takes depends on images and steps per epoch; this scale"
                                        + " asks only which network is faster"));
        return claims;
    }

    private static List<Claim> fits(
            Architecture network, double publishedFit, String published, String logged) {
        Row random = new Row(network, RANDOM_LABELS);
        Row control = new Row(network, TRUE_LABELS);
        String id = network.id();
        BiFunction<String, String, Claim> table1 =
                (claim, sentence) ->
                        Claim.of(claim + id, id + sentence)
                                .from("Zhang et al. 2017, Table 1; research log, L1")
                                .published(published)
                                .logged(logged);
        return List.of(
                table1.apply("L1-", " fits random labels: every training image right.")
                        .that(BEST_FIT.in(random))
                        .areAllAtLeast(100)
                        .decidableAt(Scale.SMOKE),
                table1.apply(
                                "L1-published-",
                                " ends at the published %s %% train accuracy or above, less one point."
                                        .formatted(publishedFit))
                        .that(FINAL_FIT.in(random))
                        .hasMeanAbove(publishedFit - 1)
                        .decidableAt(Scale.SMOKE),
                table1.apply(
                                "L1-chance-",
                                " trained on random labels stays at chance on the test set.")
                        .that(FINAL_TEST.in(random))
                        .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH)
                        .given(LEARNED),
                Claim.of(
                                "L1-control-" + id,
                                id
                                        + " generalises better from true labels, with the same settings.")
                        .from("a control of ours")
                        .that(FINAL_TEST.in(control))
                        .isHigherThan(FINAL_TEST.in(random))
                        .showing(FINAL_TEST.in(control))
                        .given(LEARNED)
                        .decidableAt(Scale.SMOKE));
    }

    private static Claim withoutLrn(String id, String sentence) {
        return Claim.of(id, sentence)
                .from("research log, random labels without LRN, L20")
                .given(LEARNED);
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                chart("Fitting random labels", "train_accuracy", RANDOM_LABELS),
                chart("Random labels: test accuracy", "test_accuracy", RANDOM_LABELS),
                chart("The control, true labels: test accuracy", "test_accuracy", TRUE_LABELS));
    }

    private Curves chart(String title, String metric, TrainingSet set) {
        List<Row> drawn = Row.ALL.stream().filter(row -> row.set() == set).toList();
        return Curves.of(metric, drawn.stream().map(Row::id).toList())
                .titled(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"), title)
                .beside(
                        drawn.stream()
                                .filter(row -> row.isRandom() && row.network() != ZHANG_ALEXNET)
                                .map(row -> logged(metric, row))
                                .toList());
    }

    private ReferenceCurve logged(String metric, Row row) {
        String network = row.network().id();
        return Figures.LOG.curve(id(), network, metric, "research log, " + network, row.id());
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return SampleImages.trueAndRandomLabels(
                Transforms.centreCrop(data.train(), SCALES.at(scale).crop()), seed);
    }
}
