package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.TutorialCnn;
import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.TrainingImages;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Repeats the beginnings of the research log: automatic differentiation, gradients that accumulate,
 * the steps of SGD and Adam, saved and loaded weights, and the first CNN that trains.
 */
public final class PytorchBasics implements Experiment {
    /**
     * Bytes of a trial at paper scale: images of full precision and the optimiser's means and
     * squares.
     */
    private static final long PAPER_BYTES = 2L << 30;

    static final String AUTOGRAD = "autograd";
    static final String SGD_STEPS = "sgd-steps";
    static final String ADAM_STEPS = "adam-steps";
    static final String SAVED_SGD = "saved-sgd";
    static final String SAVED_ADAM = "saved-adam";
    static final String CNN = "tutorial-cnn";

    static final Protocol SGD = new Protocol(128, 0.01, 0.9, 0.9);
    static final Protocol ADAM = Protocol.TUTORIAL.withDecay(0.9);

    private static final int PADDING = 4;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public PytorchBasics() {}

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
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions(12))
                            .on("synthetic", 800, 300)
                            .reducing(
                                    "800 synthetic images instead of 50,000 of CIFAR-10, 12 epochs"
                                            + " instead of 20.",
                                    "A CNN a quarter as wide, and batches of 16 instead of 128.")
                            .takingAbout(1);
            case REDUCED ->
                    Design.of(conditions(9))
                            .on("cifar10", 1000, 1000)
                            .reducing(
                                    "The first 1,000 training and test images of CIFAR-10, 9 epochs"
                                            + " instead of 20.",
                                    "Batches of 16 instead of 128, so that the epochs have steps"
                                            + " enough.")
                            .takingAbout(8);
            case PAPER ->
                    Design.of(conditions(20)).on("cifar10", 50_000, 10_000).needing(PAPER_BYTES);
        };
    }

    private static List<Condition> conditions(int epochs) {
        return List.of(
                new Condition(AUTOGRAD, "Gradients by hand and by PyTorch", 1, Map.of()),
                new Condition(SGD_STEPS, "Steps of SGD", 1, Map.of()),
                new Condition(ADAM_STEPS, "Steps of Adam", 1, Map.of()),
                new Condition(SAVED_SGD, "Saved and loaded, SGD", 1, Map.of()),
                new Condition(SAVED_ADAM, "Saved and loaded, Adam", 1, Map.of()),
                new Condition(CNN, "Tutorial CNN", epochs, Map.of()));
    }

    @Override
    public void run(Trial trial) throws IOException {
        switch (trial.condition().id()) {
            case AUTOGRAD ->
                    trial.epoch(1, new GradientCheck(trial.seed()).measure(trial.manager()), 0);
            case SGD_STEPS -> trial.epoch(1, new StepCheck(trial, SGD).measure(), 0);
            case ADAM_STEPS -> trial.epoch(1, new StepCheck(trial, ADAM).measure(), 0);
            case SAVED_SGD -> trial.epoch(1, new SavedTraining(trial, SGD).measure(), 0);
            case SAVED_ADAM -> trial.epoch(1, new SavedTraining(trial, ADAM).measure(), 0);
            case CNN -> train(trial);
            default -> throw new IllegalArgumentException(trial.condition().toString());
        }
    }

    private static void train(Trial trial) throws IOException {
        LabelledImages train = trial.dataset().train();
        TutorialCnn network = TutorialCnn.LOG.narrowed(trial.scale() == Scale.SMOKE ? 4 : 1);
        Protocol protocol =
                trial.scale() == Scale.PAPER
                        ? Protocol.TUTORIAL
                        : Protocol.TUTORIAL.withBatchSize(16);
        try (ImageTensors data =
                ImageTensors.of(
                        trial.manager(),
                        train,
                        trial.dataset().test(),
                        ChannelStatistics.CIFAR10)) {
            new ClassificationRun(network, train.height(), protocol, false)
                    .run(trial, data, crops(trial.manager(), train, trial.seed()), train.labels());
        }
    }

    /** Creates the CNN's training images. */
    static TrainingImages crops(NDManager manager, LabelledImages images, long seed) {
        return TrainingImages.paddedCrops(
                manager, images, PADDING, ChannelStatistics.CIFAR10, seed);
    }

    @Override
    public List<Claim> claims() {
        return PytorchBasicsClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                chart("train_accuracy", "The CNN's train accuracy, with dropout and random crops"),
                chart("test_accuracy", "The CNN's test accuracy"));
    }

    private Curves chart(String metric, String title) {
        return Curves.of(metric, List.of(CNN))
                .titled(title)
                .beside(
                        List.of(
                                PublishedCurves.ofResearchLog()
                                        .curve(
                                                id(),
                                                CNN,
                                                metric,
                                                "research log, 50,000 images",
                                                CNN)));
    }
}
