package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
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
import java.util.Locale;
import java.util.Map;

/**
 * Reproduces Zhang et al. 2017, Table 1 and section 2.1, and the research log's repetition:
 * networks fit fully random labels while their test accuracy stays at chance (L1), with true labels
 * as the control; without local response normalisation they memorise in about half the epochs
 * (L20).
 */
public final class RandomLabels implements Experiment {
    static final String MLP = "mlp-1x512";
    static final String LOG_ALEXNET = "alexnet-log-small";
    static final String ZHANG_ALEXNET = "alexnet-zhang-small";
    static final String WITHOUT_LRN = "alexnet-log-small-without-lrn";
    private static final int CROP = 28;

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
                        "CIFAR-10, 50,000 training and 10,000 test images, pixels divided by 255, cropped to"
                                + " their centre 28x28, each standardised by its own mean and deviation over"
                                + " all channels (at least 1/sqrt(2352)).",
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
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions(40, 45, 22))
                            .on("synthetic", 100, 200)
                            .reducing(
                                    "100 synthetic images instead of 50,000 of CIFAR-10, 200 test"
                                            + " images instead of 10,000.",
                                    "AlexNets half as wide.",
                                    "Batches of 5 instead of 128, so that the epochs have steps"
                                            + " enough, and fewer epochs.")
                            .takingAbout(2);
            case REDUCED ->
                    Design.of(conditions(40, 35, 20))
                            .on("cifar10", 300, 500)
                            .reducing(
                                    "The first 300 training and 500 test images of CIFAR-10.",
                                    "Batches of 8 instead of 128, so that the epochs have steps"
                                            + " enough, and fewer epochs.")
                            .takingAbout(15);
            case PAPER -> Design.of(conditions(250, 200, 100)).on("cifar10", 50_000, 10_000);
        };
    }

    private static List<Condition> conditions(int mlp, int alexNet, int control) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition(MLP, true, mlp));
        conditions.add(condition(LOG_ALEXNET, true, alexNet));
        conditions.add(condition(WITHOUT_LRN, true, alexNet));
        conditions.add(condition(ZHANG_ALEXNET, true, alexNet));
        conditions.add(condition(MLP, false, control));
        conditions.add(condition(LOG_ALEXNET, false, control));
        conditions.add(condition(ZHANG_ALEXNET, false, control));
        return conditions;
    }

    private static Condition condition(String network, boolean random, int epochs) {
        String labels = random ? "random" : "true";
        return new Condition(
                random ? random(network) : control(network),
                "%s, %s labels".formatted(network, labels),
                epochs,
                Map.of("network", network, "labels", labels));
    }

    static String random(String network) {
        return network + "-random-labels";
    }

    static String control(String network) {
        return network + "-true-labels";
    }

    @Override
    public void run(Trial trial) throws IOException {
        Protocol protocol =
                switch (trial.scale()) {
                    case SMOKE -> Protocol.PUBLISHED.withBatchSize(5);
                    case REDUCED -> Protocol.PUBLISHED.withBatchSize(8);
                    case PAPER -> Protocol.PUBLISHED;
                };
        boolean random = trial.condition().parameters().get("labels").equals("random");
        LabelledImages train = trial.dataset().train();
        int[] labels = random ? LabelCorruption.drawn(train, 1, trial.seed()) : train.labels();
        new ClassificationRun(network(trial), CROP, protocol, random).run(trial, labels);
    }

    private static Network network(Trial trial) {
        int narrower = trial.scale() == Scale.SMOKE ? 2 : 1;
        return switch (trial.condition().parameters().get("network")) {
            case MLP -> Mlp.ONE_BY_512;
            case LOG_ALEXNET -> AlexNet.LOG_SMALL.narrowed(narrower);
            case WITHOUT_LRN -> AlexNet.LOG_SMALL.narrowed(narrower).withoutLrn();
            case ZHANG_ALEXNET -> AlexNet.ZHANG_SMALL.narrowed(narrower);
            default -> throw new IllegalArgumentException(trial.condition().toString());
        };
    }

    @Override
    public List<Claim> claims() {
        return RandomLabelsClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                chart(
                        "Fitting random labels",
                        "train_accuracy",
                        List.of(MLP, LOG_ALEXNET, WITHOUT_LRN),
                        List.of(
                                random(MLP),
                                random(LOG_ALEXNET),
                                random(WITHOUT_LRN),
                                random(ZHANG_ALEXNET))),
                chart(
                        "Random labels: test accuracy",
                        "test_accuracy",
                        List.of(MLP, LOG_ALEXNET, WITHOUT_LRN),
                        List.of(
                                random(MLP),
                                random(LOG_ALEXNET),
                                random(WITHOUT_LRN),
                                random(ZHANG_ALEXNET))),
                chart(
                        "The control, true labels: test accuracy",
                        "test_accuracy",
                        List.of(),
                        List.of(control(MLP), control(LOG_ALEXNET), control(ZHANG_ALEXNET))));
    }

    private Curves chart(
            String title, String metric, List<String> logged, List<String> conditions) {
        PublishedCurves log = PublishedCurves.ofResearchLog();
        List<ReferenceCurve> references =
                logged.stream()
                        .map(
                                curve ->
                                        log.curve(
                                                id(),
                                                curve,
                                                metric,
                                                "research log, " + curve,
                                                random(curve)))
                        .toList();
        return Curves.of(metric, conditions)
                .titled(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"), title)
                .beside(references);
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return SampleImages.trueAndRandomLabels(Transforms.centreCrop(data.train(), CROP), seed);
    }
}
