package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.TrainingSetup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.TutorialCnn;
import dev.reprokit.paper.Figures;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.TrainingImages;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Repeats the beginnings of the research log: automatic differentiation, gradients that accumulate,
 * the steps of SGD and Adam, saved and loaded weights, and the first CNN that trains.
 */
public final class PytorchBasics implements Experiment {
    enum Part implements Arm {
        AUTOGRAD("Gradients by hand and by PyTorch"),
        SGD_STEPS("Steps of SGD"),
        ADAM_STEPS("Steps of Adam"),
        SAVED_SGD("Saved and loaded, SGD"),
        SAVED_ADAM("Saved and loaded, Adam"),
        TUTORIAL_CNN("Tutorial CNN");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private static final Scales<TrainingSetup<TutorialCnn>> SCALES =
            new Scales<>(
                    TrainingSetup.of(
                            Images.synthetic(800, 300), TutorialCnn.LOG.narrowed(4), 16, 12),
                    TrainingSetup.of(Images.cifar10(1000, 1000), TutorialCnn.LOG, 16, 9),
                    TrainingSetup.of(Images.cifar10(50_000, 10_000), TutorialCnn.LOG, 128, 20));

    private static final Protocol SGD = new Protocol(128, 0.01, 0.9, 0.9);
    private static final Protocol ADAM = Protocol.TUTORIAL.withDecay(0.9);

    private static final String GROUND = "Research log, its first days";

    /** A relative error that counts as exact: a few thousand roundings of float64's 1.1e-16. */
    private static final double EXACT = 1e-12;

    private static final Measure TEST = Measure.percent("test_accuracy", "final test accuracy");

    @Override
    public About about() {
        return About.of("pytorch-basics", "Gradients, steps, saved weights, a first CNN")
                .asks(
                        "Do gradients, optimiser steps and saved weights do what their formulas say, and does"
                                + " the tutorials' CNN train?")
                .from("Research log, its first days, after PyTorch's tutorials")
                .protocol(
                        "Gradients: elementwise functions and a network of two layers with ReLU and"
                                + " cross-entropy, in float64, against derivatives worked out by hand.",
                        "Steps: 20 of a linear classifier on a fixed batch, in float32, at a rate that"
                                + " decays after each; the same in float64 by the formulas. SGD has momentum"
                                + " 0.9: v = m v + g, w -= lr v. Adam has PyTorch's constants.",
                        "The CNN: convolutions 3x3 with 32 and 64 filters, each with ReLU and batch"
                                + " normalisation, max-pooling 2x2, dropout 0.25, a hidden layer of 512 with"
                                + " ReLU, batch normalisation and dropout 0.5, logits.",
                        "It trains on 50,000 images of CIFAR-10 for 20 epochs by Adam at 0.001 on"
                                + " cross-entropy; images are padded by 4 black pixels, cropped to 32x32 at a"
                                + " random place, mirrored or not, and standardised by channel.",
                        "The log leaves open: the batch size, here 128 as in all its later runs; the order of"
                                + " weights and seeds; the padding of the convolutions, here 1, which gives"
                                + " the 16,384 inputs of its hidden layer.",
                        "The log has one run, and of it two epochs' accuracies.");
    }

    @Override
    public Design design(Scale scale) {
        int epochs = SCALES.at(scale).epochs();
        Design design =
                SCALES.design(
                        scale,
                        List.of(Part.values()),
                        part -> part == Part.TUTORIAL_CNN ? epochs : 1);
        // Images of full precision, and the optimiser's means and squares.
        return scale == Scale.PAPER ? design.needing(2L << 30) : design;
    }

    @Override
    public void run(Trial trial) throws IOException {
        switch (trial.arm(Part.class)) {
            case AUTOGRAD ->
                    trial.epoch(1, new GradientCheck(trial.seed()).measure(trial.manager()), 0);
            case SGD_STEPS -> trial.epoch(1, new StepCheck(trial, SGD).measure(), 0);
            case ADAM_STEPS -> trial.epoch(1, new StepCheck(trial, ADAM).measure(), 0);
            case SAVED_SGD -> trial.epoch(1, new SavedTraining(trial, SGD).measure(), 0);
            case SAVED_ADAM -> trial.epoch(1, new SavedTraining(trial, ADAM).measure(), 0);
            case TUTORIAL_CNN -> train(trial);
        }
    }

    private static void train(Trial trial) throws IOException {
        TrainingSetup<TutorialCnn> setup = SCALES.at(trial.scale());
        Protocol protocol = Protocol.TUTORIAL.withBatchSize(setup.batchSize());
        LabelledImages train = trial.dataset().train();
        try (ImageTensors data =
                ImageTensors.of(
                        trial.manager(),
                        train,
                        trial.dataset().test(),
                        ChannelStatistics.CIFAR10)) {
            new ClassificationRun(setup.network(), train.height(), protocol, false)
                    .run(trial, data, crops(trial.manager(), train, trial.seed()), train.labels());
        }
    }

    /** Creates the CNN's training images. */
    static TrainingImages crops(NDManager manager, LabelledImages images, long seed) {
        return TrainingImages.paddedCrops(manager, images, 4, ChannelStatistics.CIFAR10, seed);
    }

    @Override
    public List<Claim> claims() {
        return Stream.of(
                        gradients(),
                        steps(
                                Part.SGD_STEPS,
                                "SGD with momentum",
                                "v = 0.9 v + g; w -= lr v",
                                "an SGD that keeps old learning rates in its velocity"),
                        steps(
                                Part.ADAM_STEPS,
                                "Adam",
                                "Kingma and Ba 2015, algorithm 1: eps 1e-8",
                                "an Adam without bias correction"),
                        saved(Part.SAVED_SGD, "SGD"),
                        saved(Part.SAVED_ADAM, "Adam"),
                        cnn())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(
                List.of(),
                List.of(
                        "accumulated_gradient_error",
                        "cleared_gradient_error",
                        "elementwise_gradient_error",
                        "network_gradient_error"));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                chart("train_accuracy", "The CNN's train accuracy, with dropout and random crops"),
                chart("test_accuracy", "The CNN's test accuracy"));
    }

    private Curves chart(String metric, String title) {
        String cnn = Part.TUTORIAL_CNN.id();
        return Curves.of(metric, List.of(cnn))
                .titled(title)
                .beside(
                        List.of(
                                Figures.LOG.curve(
                                        id(), cnn, metric, "research log, 50,000 images", cnn)));
    }

    private static List<Claim> gradients() {
        return List.of(
                formula(
                                "gradients-elementwise",
                                "Gradients of elementwise functions are their derivatives.")
                        .published("the derivatives; 1e-12 of the largest is float64's rounding")
                        .that(last("elementwise_gradient_error", Part.AUTOGRAD))
                        .areAllAtMost(EXACT),
                formula(
                                "gradients-network",
                                "Gradients of a network's loss are those of the chain rule.")
                        .published("backpropagation by hand, to float64's rounding")
                        .that(last("network_gradient_error", Part.AUTOGRAD))
                        .areAllAtMost(EXACT),
                formula(
                                "accumulation",
                                "A second backward pass adds its gradients to the first's: exactly"
                                        + " twice as much.")
                        .published("g + g = 2 g, without any rounding")
                        .that(last("accumulated_gradient_error", Part.AUTOGRAD))
                        .areAllAtMost(0),
                formula("clearing", "Cleared gradients begin anew.")
                        .published("the first pass's gradients, bit for bit")
                        .that(last("cleared_gradient_error", Part.AUTOGRAD))
                        .areAllAtMost(0));
    }

    /**
     * Distances are relative to the one that the weights covered in 20 steps. Float32 rounds by
     * 6e-8 of a number, a few hundred times per step; a nearly right formula is off by more than a
     * hundredth.
     */
    private static List<Claim> steps(Part part, String name, String formula, String other) {
        return List.of(
                formula(
                                "steps-" + rule(part),
                                "%s takes the steps of its formula: 20 steps end there to 1e-4 of their way."
                                        .formatted(name))
                        .published(formula)
                        .that(last("distance_to_formula", part))
                        .areAllAtMost(1e-4),
                control(
                                "control-steps-" + rule(part),
                                "The steps are not those of %s.".formatted(other))
                        .that(last("distance_to_other_formula", part))
                        .areAllAtLeast(1e-2));
    }

    private static List<Claim> saved(Part part, String name) {
        return List.of(
                formula(
                                "saved-" + rule(part),
                                "Saved and loaded weights give the same outputs, bit for bit (%s)."
                                        .formatted(name))
                        .logged("the same outputs")
                        .that(last("outputs_that_differ_after_loading", part))
                        .areAllAtMost(0),
                formula(
                                "going-on-" + rule(part),
                                "Saving, loading and going on equals not stopping, bit for bit (%s)."
                                        .formatted(name))
                        .logged("weights and optimiser are saved together")
                        .that(last("state_bytes_that_differ_after_going_on", part))
                        .areAllAtMost(0),
                control(
                                "control-saved-" + rule(part),
                                "Before loading, the other network gives other outputs (%s)."
                                        .formatted(name))
                        .that(last("outputs_that_differ_before_loading", part))
                        .areAllAtLeast(1),
                control(
                                "control-going-on-" + rule(part),
                                "An epoch more changes the weights (%s).".formatted(name))
                        .that(last("weight_bytes_that_one_epoch_changes", part))
                        .areAllAtLeast(1));
    }

    private static String rule(Part part) {
        return part == Part.SGD_STEPS || part == Part.SAVED_SGD ? "sgd" : "adam";
    }

    private static List<Claim> cnn() {
        return List.of(
                log("cnn-learns", "The tutorial CNN trains: twice chance on test images.")
                        .logged("59.8 % after one epoch, 75.4 % after nine; chance is 10 %")
                        .that(TEST.in(Part.TUTORIAL_CNN))
                        .hasMeanAbove(20)
                        .decidableAt(Scale.SMOKE, Scale.REDUCED),
                log(
                                "cnn-test-above-train",
                                "Test accuracy is above train accuracy, which dropout and random crops lower.")
                        .logged(
                                "train and test: 46.7 and 59.8 % at epoch 1, 70.7 and 75.4 % at epoch 9")
                        .that(TEST.in(Part.TUTORIAL_CNN))
                        .isHigherThan(ProbeClaims.FIT.in(Part.TUTORIAL_CNN))
                        // Guesses are right in 10 %, of test images by luck more often.
                        .given(TEST.atLeast(15))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "a few hundred images are learned by heart as they are learned"),
                accuracyAt(1, 46.7, 59.8),
                accuracyAt(9, 70.7, 75.4));
    }

    private static Claim accuracyAt(int epoch, double train, double test) {
        String otherImages = "the log's values are those of 50,000 images per epoch";
        return log(
                        "cnn-epoch-" + epoch,
                        "After epoch %d the CNN has %s %% train and %s %% test accuracy, within 3 points."
                                .formatted(epoch, train, test))
                .logged("%s and %s %%".formatted(train, test))
                .that(at(epoch, "test"))
                // The log has one run: how far its seeds spread is unknown.
                .hasMeanWithin(test - 3, test + 3)
                .and(at(epoch, "train"))
                .hasMeanWithin(train - 3, train + 3)
                .onlyAt(Scale.PAPER, otherImages);
    }

    private static Quantity at(int epoch, String images) {
        return Measure.percent(
                        images + "_accuracy",
                        "%s accuracy at epoch %d".formatted(images, epoch),
                        curve -> curve.at(epoch))
                .in(Part.TUTORIAL_CNN);
    }

    private static Quantity last(String metric, Part part) {
        return Measure.last(metric, metric.replace('_', ' '), "").in(part);
    }

    private static Claim formula(String id, String sentence) {
        return Claim.of(id, sentence).from(GROUND).decidableAt(Scale.SMOKE, Scale.REDUCED);
    }

    private static Claim control(String id, String sentence) {
        return formula(id, sentence).from(GROUND + "; a check of ours");
    }

    private static Claim log(String id, String sentence) {
        return Claim.of(id, sentence).from("Research log, tutorial CNN");
    }
}
