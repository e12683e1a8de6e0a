package dev.reprokit.paper.feldman2020;

import static dev.reprokit.paper.feldman2020.LongTail.Labelled.FLIPPED_LABELS;
import static dev.reprokit.paper.feldman2020.LongTail.Labelled.TRUE_LABELS;
import static dev.reprokit.paper.feldman2020.LongTailSetup.EXAMPLE;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.TaperedMlp;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Repeats Feldman and Zhang's (2020) estimate of memorisation on MNIST, by their own example for
 * it, with a control that they do not have: a known share of the labels is wrong.
 *
 * <p>A trial is one whole estimate, from many networks, and not one network: a claim is about an
 * estimate, and trials of several seeds are independent ones, so that it is tested over seeds as
 * all others are.
 */
public final class LongTail implements Experiment {
    /** What the labels of the training images are. */
    enum Labelled implements Arm {
        TRUE_LABELS("true labels"),
        FLIPPED_LABELS("1 % of the labels flipped");

        private final String label;

        Labelled(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("flipped", this == TRUE_LABELS ? "0" : String.valueOf(FLIPPED_SHARE));
        }

        /** Returns the epochs that train without memorised and without random images. */
        private int removals(LongTailSetup setup) {
            return this == TRUE_LABELS ? setup.removals() : 0;
        }

        private FlippedLabels of(LabelledImages images, long seed) {
            return this == TRUE_LABELS
                    ? FlippedLabels.none(images)
                    : FlippedLabels.drawn(images, FLIPPED_SHARE, seed);
        }
    }

    private static final double FLIPPED_SHARE = 0.01;

    private static final TaperedMlp PUBLISHED = mlp(512, 256);
    private static final TaperedMlp HALF = mlp(256, 128);
    private static final TaperedMlp NARROW = mlp(64, 32);

    /** At the published rate few networks learn anything about the synthetic images. */
    private static final Protocol SLOW = EXAMPLE.withBatchSize(16).withLearningRate(0.02);

    private static final Scales<LongTailSetup> SCALES =
            new Scales<>(
                    new LongTailSetup(
                            Images.syntheticGrey(500, 200), true, NARROW, SLOW, 14, 6, 1, 5),
                    new LongTailSetup(
                            Images.mnist(5000, 10_000), false, HALF, EXAMPLE, 10, 30, 5, 5),
                    new LongTailSetup(
                            Images.mnist(60_000, 10_000),
                            false,
                            PUBLISHED,
                            EXAMPLE,
                            10,
                            100,
                            5,
                            20));

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public LongTail() {}

    /** The example draws normal numbers of the variance of Glorot's rule. */
    private static TaperedMlp mlp(int first, int second) {
        return new TaperedMlp(first, second, Initialisation.GLOROT);
    }

    @Override
    public About about() {
        return About.of("feldman2020-memorization", "Which images networks memorise")
                .asks("Which training images do networks know only by heart?")
                .from("Feldman and Zhang 2020, sections 1 to 3, and their example for MNIST")
                .protocol(
                        "Published: the memorisation of a training image is the probability that a"
                                + " network trained on all images gets it right, minus that of a"
                                + " network trained on all others (equation 1). Trained on random"
                                + " subsets of 70 % of the images, every network is evidence for every"
                                + " image, as one that was trained with it or without it.",
                        "Published: the authors' example for MNIST, mnist-example/mnist_infl_mem.py in"
                                + " google-research/heldout-influence-estimation: 2,000 networks, each"
                                + " on 42,000 of the 60,000 images; an MLP 784-512-256-10 with ReLU;"
                                + " SGD with learning rate 0.1, momentum 0.9 and batches of 128, ten"
                                + " epochs; pixels divided by 255. The paper's own networks for MNIST"
                                + " and their number are others.",
                        "The example draws weights from a normal distribution with Glorot's variance"
                                + " and biases with deviation 0.01. Here weights are uniform, with"
                                + " Glorot's variance, and biases 0.",
                        "Ours: the 2,000 networks are 20 independent estimates of 100 networks each,"
                                + " one per seed, so that claims can be tested over seeds and a"
                                + " cluster has 40 trials to spread. An epoch of a trial is one"
                                + " network.",
                        "Ours: as a control, 1 % of the labels are flipped to another class, drawn"
                                + " once per seed. A network can give a flipped label only by"
                                + " memorising it.",
                        "An image is called memorised if its estimate is at least 0.25, the authors'"
                                + " threshold for the training images of their high-influence pairs.",
                        "Published: Figure 2 removes the images above a threshold of memorisation, or"
                                + " as many random ones, and trains anew. Here the threshold is 0.25,"
                                + " and each seed trains five pairs of networks on all remaining images.",
                        "No value is published for MNIST that these claims could be held against: all"
                                + " margins are ours, fixed before the reported seeds.")
                .links(Papers.FELDMAN_2020, Papers.FELDMAN_2020_CODE);
    }

    @Override
    public Design design(Scale scale) {
        LongTailSetup setup = SCALES.at(scale);
        return SCALES.design(
                        scale,
                        List.of(Labelled.values()),
                        labelled -> setup.networks() + labelled.removals(setup))
                .needing(setup.bytes());
    }

    @Override
    public void run(Trial trial) throws IOException {
        LongTailSetup setup = SCALES.at(trial.scale());
        Labelled labelled = trial.arm(Labelled.class);
        FlippedLabels labels = labelled.of(trial.dataset().train(), trial.seed());
        new LongTailTrial(trial, setup, labelled.removals(setup), labels).run();
    }

    @Override
    public List<Claim> claims() {
        return LongTailClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return LongTailClaims.answers(results);
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(
                List.of(
                        LongTailMetrics.PRECISION,
                        LongTailMetrics.WITHOUT_MEMORISED,
                        LongTailMetrics.WITHOUT_RANDOM),
                List.of());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> both = Arm.ids(TRUE_LABELS, FLIPPED_LABELS);
        List<String> flipped = Arm.ids(FLIPPED_LABELS);
        return List.of(
                Curves.of(LongTailMetrics.FLIPPED, flipped)
                        .and(LongTailMetrics.CLEAN)
                        .titled("memorisation", "Flipped and true labels, by number of networks")
                        .onAxis("mean estimate of memorisation"),
                Curves.of(LongTailMetrics.PRECISION, flipped)
                        .titled("Flipped labels among the highest estimates, by number of networks")
                        .onAxis("precision (fraction)"),
                Curves.of(LongTailMetrics.STANDARD_ERROR, both)
                        .titled("How the estimate settles with the number of networks")
                        .onAxis("standard error of an image's estimate"),
                Curves.of(LongTailMetrics.MEMORISED, both)
                        .titled("Memorised images among those with true labels")
                        .onAxis("share (fraction)"),
                Curves.of(LongTailMetrics.WITHOUT_RANDOM, Arm.ids(TRUE_LABELS))
                        .and(LongTailMetrics.WITHOUT_MEMORISED)
                        .titled("removal", "Trained without memorised and without random images")
                        .onAxis("test accuracy (fraction)"),
                Curves.of(LongTailMetrics.TEST_ACCURACY, both)
                        .titled("The networks themselves, one per epoch"));
    }
}
