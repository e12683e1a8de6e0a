package dev.reprokit.paper.arpit2017;

import static dev.reprokit.paper.arpit2017.Memorization.Recipe.CLEAN;
import static dev.reprokit.paper.arpit2017.Memorization.Recipe.CLEAN_DROPOUT;
import static dev.reprokit.paper.arpit2017.Memorization.Recipe.NOISY;
import static dev.reprokit.paper.arpit2017.Memorization.Recipe.NOISY_DROPOUT;
import static dev.reprokit.paper.arpit2017.Memorization.Recipe.NOISY_LITTLE_DROPOUT;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Mlp;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reproduces Arpit et al. 2017, section 4.2 (Figure 7b) and section 5 on MNIST: an MLP that trains
 * on partly random labels learns the images with true labels first, and dropout keeps it from
 * memorising the others.
 */
public final class Memorization implements Experiment {
    enum Recipe implements Arm {
        CLEAN(0, 0),
        CLEAN_DROPOUT(0, 0.5),
        NOISY(0.4, 0),
        NOISY_LITTLE_DROPOUT(0.4, 0.25),
        NOISY_DROPOUT(0.4, 0.5);

        private final double noise;
        private final double dropout;

        Recipe(double noise, double dropout) {
            this.noise = noise;
            this.dropout = dropout;
        }

        @Override
        public String label() {
            return (noise > 0 ? "40 % random labels" : "true labels")
                    + (dropout > 0 ? ", dropout " + dropout : "");
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("p", String.valueOf(noise), "dropout", String.valueOf(dropout));
        }
    }

    /** One scale. */
    record Row(Images images, int width, int batchSize, double momentum, int epochs)
            implements Setup {}

    private static final Scales<Row> SCALES =
            new Scales<>(
                    new Row(Images.syntheticGrey(1_000, 500), 128, 16, 0.9, 30),
                    new Row(Images.mnist(2_000, 2_000), 256, 32, 0.9, 60),
                    new Row(Images.mnist(50_000, 10_000), 4096, 128, 0, 1000));

    private static final int SIDE = 28;
    private static final String CLEAN_ACCURACY = "clean_train_accuracy";
    private static final String NOISY_ACCURACY = "noisy_train_accuracy";

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Memorization() {}

    @Override
    public About about() {
        return About.of("arpit2017-memorization", "Learning patterns before memorising noise")
                .asks("Do networks learn patterns before they memorise noise?")
                .from("Arpit et al. 2017, section 4.2 with Figure 7b, and section 5")
                .protocol(
                        "MNIST; an MLP with two hidden layers of 4,096 units and ReLU; SGD with learning"
                                + " rate 0.01; 1,000 epochs.",
                        "20 to 80 % of the training labels are random, drawn once. Here it is 40 %, and a"
                                + " class drawn uniformly, so that 36 % of the labels are wrong.",
                        "Left open: momentum and batch size (here none and 128, as in Zhang et al. 2017),"
                                + " initial weights (PyTorch's default), how pixels are scaled (each image"
                                + " is standardised by its own mean and deviation), seeds, and the number of"
                                + " images (50,000, which Figure 6 names). The paper's validation set is the"
                                + " test set here.",
                        "The paper draws one accuracy of all training images. Here those whose label is the"
                                + " true one, by luck too, are evaluated apart from the others, after each"
                                + " epoch and without dropout.",
                        "Section 5 compares dropout rates from 0 to 0.9 with a CNN on CIFAR-10, memorising"
                                + " measured on fully random labels, learning on true ones. Here it is the"
                                + " MLP on MNIST, with rates 0, 0.25 and 0.5 after each hidden layer, and"
                                + " memorising is measured on the wrong labels among true ones.",
                        "The paper prints no accuracy: all margins are ours, fixed before the run.")
                .links(
                        new Link(
                                "Arpit et al. 2017, arXiv:1706.05394",
                                "https://arxiv.org/abs/1706.05394"));
    }

    @Override
    public Design design(Scale scale) {
        return SCALES.design(scale, SCALES.at(scale).epochs(), Recipe.values());
    }

    @Override
    public void run(Trial trial) throws IOException {
        Row row = SCALES.at(trial.scale());
        Recipe recipe = trial.arm(Recipe.class);
        Protocol protocol = new Protocol(row.batchSize(), 0.01, 1, row.momentum());
        Mlp network = new Mlp(2, row.width(), 10, recipe.dropout);
        ImageTensors data = trial.tensors(SIDE);
        int[] labels = LabelCorruption.drawn(trial.dataset().train(), recipe.noise, trial.seed());
        List<Part> parts = Part.of(trial.manager(), data, labels);
        try (Classifier classifier =
                        new ClassificationRun(network, SIDE, protocol, false).untrained(trial);
                Labels fitted = new Labels(trial.manager(), labels, data.classes());
                Training training =
                        new Training(
                                classifier, data.trainImages(), fitted, protocol, trial.seed())) {
            for (int epoch = trial.resume(training::restore) + 1;
                    epoch <= trial.epochs();
                    epoch++) {
                Map<String, Double> metrics = new HashMap<>();
                metrics.put("train_accuracy", training.epoch().accuracy());
                for (Part part : parts) {
                    metrics.put(
                            part.metric(),
                            classifier.evaluate(part.images(), part.labels()).accuracy());
                }
                if (epoch == trial.epochs()) {
                    classifier.test(trial, data, parts.get(0).labels());
                }
                trial.epoch(epoch, metrics, labels.length, training.state());
            }
        }
    }

    /**
     * Images that are evaluated together; the trial's manager frees them.
     *
     * @param metric the name of their accuracy
     * @param images (images, channels, height, width)
     * @param labels the labels that they are trained on; the true ones of test images
     */
    private record Part(String metric, NDArray images, Labels labels) {

        static List<Part> of(NDManager manager, ImageTensors data, int[] labels) {
            List<Part> parts = new ArrayList<>();
            int[] tested = data.testLabels();
            parts.add(
                    new Part(
                            "test_accuracy",
                            data.testImages(),
                            new Labels(manager, tested, data.classes())));
            parts.add(of(manager, data, labels, true));
            if (!Arrays.equals(labels, data.trainLabels())) {
                parts.add(of(manager, data, labels, false));
            }
            return parts;
        }

        private static Part of(NDManager manager, ImageTensors data, int[] labels, boolean clean) {
            int[] picked =
                    IntStream.range(0, labels.length)
                            .filter(i -> clean == (labels[i] == data.trainLabels()[i]))
                            .toArray();
            NDArray indices = manager.create(Arrays.stream(picked).asLongStream().toArray());
            return new Part(
                    clean ? CLEAN_ACCURACY : NOISY_ACCURACY,
                    data.trainImages().get(manager, new NDIndex("{}", indices)),
                    new Labels(
                            manager,
                            Arrays.stream(picked).map(i -> labels[i]).toArray(),
                            data.classes()));
        }
    }

    @Override
    public List<Claim> claims() {
        return Claims.all();
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(List.of("clean_train_accuracy"), List.of());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> noisy = List.of(NOISY.id(), NOISY_LITTLE_DROPOUT.id(), NOISY_DROPOUT.id());
        return List.of(
                Curves.of(CLEAN_ACCURACY, List.of(NOISY.id()))
                        .and(NOISY_ACCURACY)
                        .and("test_accuracy")
                        .titled("patterns-first", "True labels, wrong labels and test images")
                        .onAxis("accuracy (fraction)"),
                Curves.of(NOISY_ACCURACY, noisy).titled("Memorising wrong labels"),
                Curves.of(
                        "test_accuracy", Arrays.stream(Recipe.values()).map(Recipe::id).toList()));
    }

    /** Kept apart from what trains. */
    private static final class Claims {
        /** Points of a fall that chance cannot feign: three standard errors of 2,000 images. */
        static final double FALL = 2;

        /** Points of wrong labels that count as 'substantially' fewer. */
        static final double SUBSTANTIALLY = 10;

        /** Points of accuracy that count as 'without significantly impacting'. */
        static final double HARMLESS = 1;

        static final Measure HALF_OF_CLEAN =
                new Measure(
                        CLEAN_ACCURACY,
                        "epochs to half of the true labels",
                        "epochs",
                        curve -> curve.epochsToReach(0.5));
        static final Measure HALF_OF_NOISY =
                new Measure(
                        NOISY_ACCURACY,
                        "epochs to half of the wrong labels",
                        "epochs",
                        curve -> curve.epochsToReach(0.5));
        static final Measure PEAK =
                new Measure(
                        "test_accuracy",
                        "epoch of the highest test accuracy",
                        "epochs",
                        curve -> curve.epochsToReach(curve.maximum()));
        static final Measure FITTED =
                new Measure(
                        "train_accuracy",
                        "epochs to 90 % train accuracy",
                        "epochs",
                        curve -> curve.epochsToReach(0.9));
        static final Measure FALL_FROM_PEAK =
                Measure.points(
                        "test_accuracy",
                        "fall of the test accuracy from its peak",
                        curve -> curve.maximum() - curve.last());
        static final Measure FINAL = Measure.points("test_accuracy", "final test accuracy");
        static final Measure BEST =
                Measure.points("test_accuracy", "highest test accuracy", LearningCurve::maximum);
        static final Measure LEARNED_LABELS = Measure.points(CLEAN_ACCURACY, "true labels fitted");
        static final Measure MEMORISED_LABELS =
                Measure.points(NOISY_ACCURACY, "wrong labels fitted");

        static final String NO_PATTERNS =
                "an MLP finds too few patterns in 1,000 synthetic images, whose objects lie anywhere";

        /** Chance is 10 %. */
        static final Floor LEARNED = LEARNED_LABELS.atLeast(50);

        /** A network that memorises nothing says nothing about what comes first. */
        static final Floor MEMORISED = MEMORISED_LABELS.atLeast(50);

        static List<Claim> all() {
            return List.of(
                    claim(
                                    "clean-first",
                                    "Images with true labels are fitted before those with wrong ones.",
                                    "4.2",
                                    "Figure 7b")
                            .that(HALF_OF_CLEAN.in(NOISY))
                            .isFasterThan(HALF_OF_NOISY.in(NOISY))
                            .given(MEMORISED, NOISY),
                    claim(
                                    "peak-first",
                                    "The validation accuracy is highest before the training accuracy is high.",
                                    "4.2",
                                    "Figure 7b")
                            .that(PEAK.in(NOISY))
                            .isFasterThan(FITTED.in(NOISY))
                            .given(MEMORISED, NOISY)
                            .notApplicableAt(Scale.SMOKE, NO_PATTERNS),
                    claim(
                                    "falls",
                                    "Fitting the noise lowers the validation accuracy.",
                                    "4.2",
                                    "Figure 7b")
                            .that(FALL_FROM_PEAK.in(NOISY))
                            .hasMeanAbove(FALL)
                            .and(FALL_FROM_PEAK.in(NOISY))
                            .isHigherThan(FALL_FROM_PEAK.in(CLEAN))
                            .given(MEMORISED, NOISY)
                            .given(LEARNED, CLEAN)
                            .notApplicableAt(Scale.SMOKE, NO_PATTERNS),
                    claim(
                                    "noise-harms",
                                    "The final and the highest validation accuracy are lower with noise.",
                                    "4.2",
                                    "Figure 7b")
                            .that(FINAL.in(NOISY))
                            .isLowerThan(FINAL.in(CLEAN))
                            .and(BEST.in(NOISY))
                            .isLowerThan(BEST.in(CLEAN))
                            .given(LEARNED, NOISY, CLEAN),
                    claim(
                                    "dropout-hinders",
                                    "Dropout substantially hinders memorising wrong labels, and more than fitting"
                                            + " true ones.",
                                    "5",
                                    "Figure 10")
                            .that(
                                    MEMORISED_LABELS
                                            .in(NOISY)
                                            .minus(MEMORISED_LABELS.in(NOISY_DROPOUT)))
                            .hasMeanAbove(SUBSTANTIALLY)
                            .and(
                                    LEARNED_LABELS
                                            .in(NOISY_DROPOUT)
                                            .minus(MEMORISED_LABELS.in(NOISY_DROPOUT)))
                            .isHigherThan(
                                    LEARNED_LABELS.in(NOISY).minus(MEMORISED_LABELS.in(NOISY)))
                            .given(MEMORISED, NOISY)
                            .given(LEARNED, NOISY, NOISY_DROPOUT),
                    claim(
                                    "dropout-generalises",
                                    "Dropout does not significantly lower the best validation accuracy on true"
                                            + " labels.",
                                    "5",
                                    "Figure 10")
                            .that(BEST.in(CLEAN_DROPOUT).minus(BEST.in(CLEAN)))
                            .hasMeanAbove(-HARMLESS)
                            .given(LEARNED, CLEAN, CLEAN_DROPOUT)
                            .notApplicableAt(Scale.SMOKE, NO_PATTERNS),
                    claim(
                                    "dropout-rate",
                                    "The higher the dropout rate, the fewer wrong labels are memorised.",
                                    "5",
                                    "Figure 10")
                            .that(MEMORISED_LABELS.in(NOISY_LITTLE_DROPOUT))
                            .isLowerThan(MEMORISED_LABELS.in(NOISY))
                            .and(MEMORISED_LABELS.in(NOISY_DROPOUT))
                            .isLowerThan(MEMORISED_LABELS.in(NOISY_LITTLE_DROPOUT))
                            .given(MEMORISED, NOISY)
                            .given(LEARNED, NOISY, NOISY_LITTLE_DROPOUT, NOISY_DROPOUT));
        }

        private static Claim claim(String id, String sentence, String section, String figure) {
            return Claim.of("S%s-%s".formatted(section.charAt(0), id), sentence)
                    .from("Arpit et al. 2017, section %s and %s".formatted(section, figure))
                    .published("no value; %s draws curves".formatted(figure));
        }
    }
}
