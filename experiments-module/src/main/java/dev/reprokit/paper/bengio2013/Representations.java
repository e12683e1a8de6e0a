package dev.reprokit.paper.bengio2013;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.TrainingSetup;
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
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reproduces Bengio et al. 2013: the accuracy of the same linear classifier on raw pixels, on
 * hand-made features, and on what a network has learned.
 */
public final class Representations implements Experiment {
    /** The features that the linear classifier receives of an image. */
    enum Representation implements Arm {
        PIXELS("Raw pixels"),
        COLOUR_HISTOGRAM("Colour histogram"),
        ORIENTED_GRADIENTS("Histograms of oriented gradients"),
        HAND_MADE("Oriented gradients and colour histogram"),
        UNTRAINED_NETWORK("Untrained network"),
        TRAINED_NETWORK("Trained network");

        private final String label;

        Representation(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private static final int CROP = 28;

    /** The network learns later with LRN. */
    private static final AlexNet NETWORK = AlexNet.LOG_SMALL.withoutLrn();

    private static final Scales<TrainingSetup<AlexNet>> SCALES =
            new Scales<>(
                    TrainingSetup.of(Images.synthetic(800, 500), NETWORK.narrowed(4), 16, 8),
                    TrainingSetup.of(Images.cifar10(800, 2000), NETWORK, 16, 15),
                    TrainingSetup.of(Images.cifar10(50_000, 10_000), NETWORK, 128, 30));

    private static final Measure TEST = Measure.percent("test_accuracy", "test accuracy");

    /** Guesses are right in 10 %. */
    private static final Floor TELLS = TEST.atLeast(15);

    /** Colours may tell nothing of other images' classes; the classifier must have fitted. */
    private static final Floor FITS =
            Measure.percent("train_accuracy", "train accuracy").atLeast(12);

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
        Design design = SCALES.design(scale, 1, Representation.values());
        return scale == Scale.PAPER ? design.needing(4L << 30) : design;
    }

    @Override
    public void run(Trial trial) throws Exception {
        BlasThreads.run(3 * CROP * CROP, () -> trial.epoch(1, measure(trial), 0));
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

    /** Draws three quarters of the images; without a draw, all seeds would give equal values. */
    private static int[] drawn(int size, long seed) {
        int[] order =
                RandomStream.permutation(
                        size, RandomStream.of(seed, "training images of the classifier"));
        return Arrays.copyOf(order, size - size / 4);
    }

    /** Computes the features of the training images and of the test images. */
    private static float[][][] features(Trial trial) throws Exception {
        ImageFeatures gradients = new OrientedGradients(4);
        ImageFeatures colours = new ColourHistogram(4);
        TrainingSetup<AlexNet> setup = SCALES.at(trial.scale());
        Protocol protocol = Protocol.PUBLISHED.withBatchSize(setup.batchSize());
        ClassificationRun run = new ClassificationRun(setup.network(), CROP, protocol, false);
        int[] labels = trial.dataset().train().labels();
        return switch (trial.arm(Representation.class)) {
            case PIXELS -> of(trial, Representations::pixels);
            case COLOUR_HISTOGRAM -> of(trial, colours);
            case ORIENTED_GRADIENTS -> of(trial, gradients);
            case HAND_MADE -> of(trial, gradients.and(colours));
            case UNTRAINED_NETWORK -> of(trial, run.untrained(trial));
            case TRAINED_NETWORK ->
                    of(
                            trial,
                            trial.backbone(run, labels, setup.epochs()).classifier(setup.epochs()));
        };
    }

    /** Scales pixels to 0 to 1. */
    static float[][] pixels(LabelledImages images) {
        int size = images.pixelsPerImage();
        float[][] rows = new float[images.size()][size];
        for (int i = 0; i < images.pixels().length; i++) {
            rows[i / size][i % size] = Byte.toUnsignedInt(images.pixels()[i]) / 255f;
        }
        return rows;
    }

    private static float[][][] of(Trial trial, ImageFeatures features) {
        LabelledImages train = Transforms.centreCrop(trial.dataset().train(), CROP);
        LabelledImages test = Transforms.centreCrop(trial.dataset().test(), CROP);
        return new float[][][] {features.of(train), features.of(test)};
    }

    private static float[][][] of(Trial trial, Classifier network) {
        ImageTensors images = trial.tensors(CROP);
        try (network) {
            PenultimateLayer layer = new PenultimateLayer(network.block());
            return new float[][][] {layer.of(images.trainImages()), layer.of(images.testImages())};
        }
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                better(
                                "hand-made-beats-pixels",
                                "Hand-made features separate classes better than the pixels that"
                                        + " they are made of.",
                                Representation.HAND_MADE,
                                Representation.PIXELS)
                        .given(TELLS)
                        .decidableAt(Scale.SMOKE, Scale.REDUCED),
                better(
                                "learned-beats-pixels",
                                "Features that a network has learned separate classes better than"
                                        + " pixels.",
                                Representation.TRAINED_NETWORK,
                                Representation.PIXELS)
                        .given(TELLS)
                        .decidableAt(Scale.SMOKE),
                better(
                                "learned-beats-untrained",
                                "They do better than the same network's before training.",
                                Representation.TRAINED_NETWORK,
                                Representation.UNTRAINED_NETWORK)
                        .given(TELLS)
                        .decidableAt(Scale.SMOKE),
                better(
                                "learned-beats-hand-made",
                                "They do better than hand-made features: learned ones are best.",
                                Representation.TRAINED_NETWORK,
                                Representation.HAND_MADE)
                        .given(TELLS)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "a network learns little from a few hundred images; hand-made features"
                                        + " need none"),
                better(
                                "gradients-beat-colours",
                                "Of the hand-made features shapes tell more than colours do.",
                                Representation.ORIENTED_GRADIENTS,
                                Representation.COLOUR_HISTOGRAM)
                        .given(TELLS, Representation.ORIENTED_GRADIENTS)
                        .given(FITS, Representation.COLOUR_HISTOGRAM));
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(List.of("held_out_accuracy"), List.of());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                Curves.of("test_accuracy", Arm.ids(Representation.values()))
                        .titled("Test accuracy of the same linear classifier"));
    }

    private static Claim better(
            String id, String sentence, Representation one, Representation other) {
        return Claim.of(id, sentence)
                .from("Bengio, Courville and Vincent 2013")
                .published("in words, without values")
                .that(TEST.in(one))
                .isHigherThan(TEST.in(other));
    }
}
