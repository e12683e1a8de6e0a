package dev.reprokit.paper.bengio2013;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.feature.ColourHistogram;
import dev.reprokit.feature.ImageFeatures;
import dev.reprokit.feature.LinearSeparability;
import dev.reprokit.feature.OrientedGradients;
import dev.reprokit.linalg.BlasThreads;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reproduces Bengio et al. 2013: the accuracy of the same linear classifier on raw pixels, on
 * hand-made features, and on what a network has learned.
 */
public final class Representations implements Experiment {
    private static final int CROP = 28;
    private static final int CELL = 4;
    private static final int COLOUR_LEVELS = 4;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Representations() {}

    @Override
    public About about() {
        return About.of(
                        "bengio2013-representations",
                        "Pixels, hand-made features, learned features")
                .asks("By which representation does a linear classifier tell classes apart best?")
                .from("Bengio, Courville and Vincent 2013, sections 1 to 3")
                .protocol(
                        "The source is a review: it says in words that features decide how well a simple"
                                + " classifier does, that hand-made ones put knowledge in that pixels lack,"
                                + " and that learned ones do better still. It has no protocol of its own.",
                        "Here all representations are made of the same central 28x28 pixels: the pixels"
                                + " themselves; a colour histogram of 4x4x4 boxes; histograms of oriented"
                                + " gradients after Dalal and Triggs 2005, in cells of 4x4 pixels, 9 unsigned"
                                + " orientations, blocks of 2x2 cells; both together.",
                        "The network is the research log's small AlexNet without LRN, with which it learns"
                                + " later, trained as there: SGD with momentum 0.9, rate 0.01, times 0.95 after each epoch. Its features are"
                                + " the last hidden layer's 192 numbers, before and after training.",
                        "One classifier for all: least squares on one-hot classes with an l2 penalty, on"
                                + " standardised features, solved exactly in float64. The penalty is one of "
                                + LinearSeparability.RIDGES
                                + ", the best on a quarter of the classifier's training images when fitted"
                                + " to the others; of equally good ones the largest. Test images choose"
                                + " nothing.",
                        "Each seed draws three quarters of the training images for the classifier, the same"
                                + " for all representations, and the network's weights. The network is trained"
                                + " on all training images, and so has seen those that choose its penalty.")
                .links(Papers.BENGIO_2013);
    }

    @Override
    public Design design(Scale scale) {
        Design design = Design.of(conditions());
        return switch (scale) {
            case SMOKE ->
                    design.on("synthetic", 800, 500)
                            .takingAbout(1)
                            .reducing(
                                    "800 synthetic images instead of 50,000 of CIFAR-10, 500 test"
                                            + " images instead of 10,000.",
                                    "A network a quarter as wide, trained for 8 epochs in batches of"
                                            + " 16.");
            case REDUCED ->
                    design.on("cifar10", 800, 2000)
                            .takingAbout(10)
                            .reducing(
                                    "The first 800 training and 2,000 test images of CIFAR-10.",
                                    "The network is trained for 15 epochs in batches of 16.");
            case PAPER -> design.on("cifar10", 50_000, 10_000).needing(4L << 30);
        };
    }

    private static List<Condition> conditions() {
        return Arrays.stream(Representation.values()).map(Representation::condition).toList();
    }

    @Override
    public void run(Trial trial) throws Exception {
        int largest = 3 * CROP * CROP;
        BlasThreads.run(largest, () -> trial.epoch(1, measure(trial), 0));
    }

    private static Map<String, Double> measure(Trial trial) throws Exception {
        Dataset data = trial.dataset();
        int[] drawn = drawn(data.train().size(), trial.seed());
        float[][][] features = features(trial);
        LinearSeparability found =
                LinearSeparability.of(
                        Arrays.stream(drawn)
                                .mapToObj(image -> features[0][image])
                                .toArray(float[][]::new),
                        Arrays.stream(drawn).map(image -> data.train().labels()[image]).toArray(),
                        features[1],
                        data.test().labels(),
                        data.train().classes());
        return Map.of(
                "ridge", found.ridge(),
                "held_out_accuracy", found.heldOutAccuracy(),
                "train_accuracy", found.trainAccuracy(),
                "test_accuracy", found.testAccuracy(),
                "features", (double) features[1][0].length);
    }

    /**
     * Draws three quarters of the training images; without a draw, all seeds would give the same
     * values.
     */
    private static int[] drawn(int size, long seed) {
        int[] order = new int[size];
        Arrays.setAll(order, image -> image);
        RandomStream.shuffle(order, RandomStream.of(seed, "training images of the classifier"));
        return Arrays.copyOf(order, size - size / 4);
    }

    /** Computes the features of the training images and of the test images. */
    private static float[][][] features(Trial trial) throws Exception {
        ImageFeatures gradients = new OrientedGradients(CELL);
        ImageFeatures colours = new ColourHistogram(COLOUR_LEVELS);
        return switch (Representation.of(trial.condition())) {
            case PIXELS -> of(trial, new PixelValues());
            case COLOURS -> of(trial, colours);
            case GRADIENTS -> of(trial, gradients);
            case HAND_MADE -> of(trial, gradients.and(colours));
            case UNTRAINED -> of(trial, training(trial.scale()).untrained(trial));
            case TRAINED -> of(trial, trained(trial));
        };
    }

    private static float[][][] of(Trial trial, ImageFeatures features) {
        LabelledImages train = Transforms.centreCrop(trial.dataset().train(), CROP);
        LabelledImages test = Transforms.centreCrop(trial.dataset().test(), CROP);
        return new float[][][] {features.of(train), features.of(test)};
    }

    private static Classifier trained(Trial trial) throws IOException {
        int epochs = epochs(trial.scale());
        return trial.backbone(training(trial.scale()), trial.dataset().train().labels(), epochs)
                .classifier(epochs);
    }

    private static float[][][] of(Trial trial, Classifier network) {
        ImageTensors images = trial.tensors(CROP);
        try (network) {
            PenultimateLayer layer = new PenultimateLayer(network.block());
            return new float[][][] {layer.of(images.trainImages()), layer.of(images.testImages())};
        }
    }

    private static int epochs(Scale scale) {
        return switch (scale) {
            case SMOKE -> 8;
            case REDUCED -> 15;
            case PAPER -> 30;
        };
    }

    private static ClassificationRun training(Scale scale) {
        AlexNet network = AlexNet.LOG_SMALL.withoutLrn().narrowed(scale == Scale.SMOKE ? 4 : 1);
        Protocol protocol =
                scale == Scale.PAPER ? Protocol.PUBLISHED : Protocol.PUBLISHED.withBatchSize(16);
        return new ClassificationRun(network, CROP, protocol, false);
    }

    @Override
    public List<Claim> claims() {
        return RepresentationsClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                Curves.of(
                                "test_accuracy",
                                Arrays.stream(Representation.values())
                                        .map(Representation::id)
                                        .toList())
                        .titled("Test accuracy of the same linear classifier"));
    }
}
